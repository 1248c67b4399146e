/**
 * What the search knows of Dutch beyond the data: words that say nothing, words that mean the same, and phrases
 * that are one word. Data only; a new synonym is a word in a row.
 */

/** Words left out of a query, unless it has no others. */
export const STOP_WORDS = new Set(
  `aan al alle als bij dan dat de deze die dit door een en er gaan gaat gebruiken geen haar hebben heeft het hij hoe
   hun iets ik in is je jullie kan kun kunnen laten maar mag meer men mee met mijn moet na naar niet nog of om onder ons
   onze ook op over pak pakken per tegen te tot tussen u uit uw van via voor waar wat we wel welke wie wij wil willen worden
   wordt ze zelf zich zij zijn zo zonder zou
   aanpak aanpakken aanpakt helpen helpt ideeen initiatief initiatieven project projecten projectje doen maken
   tips voorbeeld voorbeelden voorkomen tegengaan verminderen verbeteren organiseren`.match(/\S+/g),
);

/** Each row: words that find one another. Folded, singular and plural as one likes. */
export const SYNONYMS = [
  ["inbraak", "woninginbraak", "inbreker", "inbreken", "insluiping", "insluiper"],
  ["jongeren", "jeugd", "jeugdigen", "tieners", "pubers", "hangjongeren", "hangjeugd", "jongens"],
  ["kinderen", "kids", "jeugd", "kleuters", "peuters"],
  ["app", "whatsapp", "appgroep", "whatsappgroep", "buurtapp", "buurtappgroep", "apps"],
  ["wijkagent", "politie", "agent", "buurtagent", "politieagent", "politieman", "diender"],
  ["ouderen", "senioren", "bejaarden", "oudjes", "vijftigplussers", "plussers"],
  ["hond", "hondenbezitter", "hondeneigenaar", "hondenuitlater", "hondenbaasje", "baasje"],
  ["camera", "cameratoezicht", "bewakingscamera", "deurbelcamera", "deurbel"],
  ["afval", "vuilnis", "zwerfafval", "zwerfvuil", "rommel", "vuil", "troep", "container", "afvalcontainer", "vuilniszak"],
  ["schoon", "schoonmaken", "opruimen", "netjes", "opknappen", "knappen"],
  ["buren", "burenruzie", "buurtbemiddeling", "burenoverlast", "buurman", "buurvrouw"],
  ["ruzie", "conflict", "onenigheid", "geschil", "burenruzie"],
  ["bemiddelen", "bemiddeling", "mediation", "mediator", "bemiddelaar"],
  ["bewoners", "inwoners", "burgers", "buurtbewoners", "wijkbewoners", "buurtgenoten", "omwonenden", "mensen"],
  ["school", "leerlingen", "scholieren", "onderwijs", "college", "scholen"],
  ["ondernemers", "winkeliers", "winkel", "bedrijf", "bedrijven", "mkb", "middenstand"],
  ["overval", "beroving", "roofoverval", "straatroof"],
  ["diefstal", "zakkenroller", "zakkenrollerij", "stelen", "beroving"],
  ["toezicht", "surveilleren", "surveillance", "patrouilleren", "patrouille", "toezichthouder", "wacht", "oogje"],
  ["beveiliger", "beveiliging", "bewaker", "bewaking", "toezichthouder"],
  ["alarm", "alert", "waarschuwen", "waarschuwing", "alarmeren"],
  ["sms", "bericht", "berichten", "tekstbericht"],
  ["brief", "brieven", "post", "folder", "flyer"],
  ["twitter", "tweet", "twitteren", "tweets", "facebook", "instagram"],
  ["migratieachtergrond", "allochtoon", "allochtonen", "migranten", "nieuwkomers", "statushouders"],
  ["marokkaans", "marokkaan", "marokkanen"],
  ["intercultureel", "multicultureel", "cultuur", "diversiteit"],
  ["portiek", "portiekportier", "trappenhuis", "portier", "huismeester"],
  ["plein", "speelplein", "speeltuin", "speelplek", "speelplaats", "spelen", "trapveld"],
  ["bezoek", "lunch", "koffie", "eten", "huisbezoek", "eet", "maaltijd"],
  ["budget", "voucher", "geld", "subsidie", "bewonersbudget", "wijkbudget", "buurtbudget"],
  ["etiquette", "omgangsvormen", "gedragsregels", "gedragscode", "leefregels", "fatsoen"],
  ["bijeenkomst", "bewonersavond", "veiligheidsavond", "avond", "buurtavond", "informatieavond"],
  ["buurthuis", "buurtkamer", "wijkcentrum", "ontmoetingsplek", "ontmoeting", "huiskamer"],
  ["verdachte", "dader", "boef", "crimineel", "opsporing"],
  ["criminaliteit", "misdaad", "misdrijven"],
  ["drugs", "hennep", "wietplantage", "hennepkwekerij", "wietkwekerij"],
  ["werkloos", "werkloze", "werkeloos", "werkloosheid"],
  ["zwembad", "bad"],
  ["markt", "marktdag"],
  ["vernieling", "vandalisme", "vernielen", "vernielzucht"],
  ["alcohol", "drank", "drankmisbruik", "dronken"],
  ["cursus", "training", "les", "workshop"],
  ["woningcorporatie", "woningbouw", "corporatie", "verhuurder", "woningbouwvereniging"],
  ["rolmodel", "sleutelfiguur", "voorbeeldfiguur"],
  ["heterdaad", "betrappen"],
  ["oefening", "oefenen", "training"],
  ["billboard", "reclamebord", "scherm", "schermen"],
  ["veiligheid", "veilig", "veiliger", "onveilig", "onveiligheid", "veiligheidsgevoel", "veiligheidsbeleving"],
  ["eenzaamheid", "eenzaam", "ontmoeting", "ontmoeten", "contact", "cohesie", "verbinden", "saamhorigheid", "samenhang"],
  ["inspraak", "betrekken", "betrokkenheid", "meedenken", "meepraten", "participatie", "zeggenschap", "burgerparticipatie"],
  ["buurtwacht", "buurtpreventie", "buurtpreventieteam", "burgerwacht", "wijkpreventie", "preventieteam", "buurtteam"],
];

/** Phrases, folded, and the words that stand for them. */
export const PHRASES = [
  ["what s app", "whatsapp"],
  ["whats app", "whatsapp"],
  ["s gravenhage", "den haag"],
  ["s hertogenbosch", "den bosch"],
  ["sociale media", "twitter"],
  ["social media", "twitter"],
];
