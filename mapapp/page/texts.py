"""Every text on the screen, in Dutch and English, in one table.

``TEXTS`` maps a key to its two wordings. ``{name}`` marks a value filled in by the view; a text with a
number has a ``.one`` twin for exactly one. Python reads them through :func:`text`, the browser gets those
its scripts name, in the page's language, and reads them through ``t`` of ``frontend/ui/texts.js``. Data
(titles, summaries, facet values) are not here: they stay Dutch. A test holds the keys to their use.
"""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One text in both languages."""

    nl: str
    en: str


LANGUAGES = Text._fields

TEXTS: dict[str, Text] = {
    # Page
    "app.title": Text("Praktijkkaart veiligheidsbeleving", "Community safety map"),
    "app.description": Text(
        "Voorbeelden uit heel Nederland van wat helpt om mensen zich veiliger te laten voelen in hun buurt.",
        "Examples from all over the Netherlands of what helps people feel safer in their neighbourhood.",
    ),
    "app.failed": Text(
        "Een deel van de pagina kon niet worden geladen. De lijst hieronder klopt, "
        "maar de kaart en uw selectie werken niet. Laad de pagina opnieuw.",
        "Part of the page could not be loaded. The list below is right, "
        "but the map and your selection do not work. Reload the page.",
    ),
    "app.reload": Text("Laad opnieuw", "Reload"),
    "skip.label": Text("Snel naar", "Skip links"),
    "skip.results": Text("Naar de voorbeelden", "Skip to the examples"),
    "skip.filters": Text("Naar de filters", "Skip to the filters"),
    "skip.map": Text("Naar de kaart", "Skip to the map"),
    "language.switch": Text("English", "Nederlands"),
    # Search
    "search.label": Text("Zoek in de voorbeelden", "Search the examples"),
    "search.placeholder": Text("Zoek een thema, plaats of voorbeeld", "Search a theme, place or example"),
    "search.submit": Text("Zoek", "Search"),
    "search.clear": Text("Wis zoekwoorden", "Clear search"),
    "search.correction": Text("Bedoelde u", "Did you mean"),
    # Filters
    "filters.title": Text("Filters", "Filters"),
    "filters.open": Text("Filters", "Filters"),
    "filters.submit": Text("Toon de voorbeelden", "Show the examples"),
    "filters.close": Text("Sluit filters", "Close filters"),
    "filters.show": Text("Toon {n} voorbeelden", "Show {n} examples"),
    "filters.show.one": Text("Toon 1 voorbeeld", "Show 1 example"),
    "filters.reset": Text("Wis alle filters", "Clear all filters"),
    "filters.active": Text("{n} gekozen", "{n} chosen"),
    "filters.search": Text("Zoek in {facet}", "Search in {facet}"),
    "filters.search.none": Text("Geen waarde gevonden", "No value found"),
    "filters.explain": Text("Uitleg", "Explanation"),
    "filters.help": Text("Uitleg bij {facet}", "Explanation of {facet}"),
    "filters.ladder.low": Text("weinig zeggenschap", "little say"),
    "filters.ladder.high": Text("veel zeggenschap", "much say"),
    "chips.label": Text("Gekozen filters", "Chosen filters"),
    "chips.remove": Text("Verwijder filter {name}", "Remove filter {name}"),
    "chips.text": Text("“{q}”", "“{q}”"),
    "chips.place": Text("Bij {place}", "Near {place}"),
    "chips.here": Text("In {place}", "In {place}"),
    "chips.radius": Text("Binnen {km} km van {place}", "Within {km} km of {place}"),
    "chips.bbox": Text("Alleen in beeld", "Only in view"),
    # Near
    "near.title": Text("In de buurt van", "Near"),
    "near.label": Text(
        "Uw gemeente, plaats, wijk of postcode", "Your municipality, town, district or postcode"
    ),
    "near.placeholder": Text("Enschede of 7511", "Enschede or 7511"),
    "near.clear": Text("Wis plaats", "Clear place"),
    "near.radius": Text("Straal", "Radius"),
    "near.radius.km": Text("{km} km", "{km} km"),
    "near.radius.none": Text("Geen grens", "No limit"),
    "near.locate": Text("Mijn locatie", "My location"),
    "near.locating": Text("Uw locatie wordt bepaald …", "Finding your location …"),
    "near.refused": Text(
        "U heeft geen toestemming gegeven voor uw locatie. Typ uw gemeente of postcode.",
        "You did not allow the use of your location. Type your municipality or postcode.",
    ),
    "near.unavailable": Text(
        "Uw locatie is nu niet te bepalen. Typ uw gemeente of postcode.",
        "Your location cannot be found now. Type your municipality or postcode.",
    ),
    "near.outside": Text(
        "Uw locatie ligt buiten Nederland. Typ een Nederlandse gemeente of postcode.",
        "Your location is outside the Netherlands. Type a Dutch municipality or postcode.",
    ),
    "near.suggestions": Text("{n} plaatsen gevonden", "{n} places found"),
    "near.suggestions.one": Text("1 plaats gevonden", "1 place found"),
    "near.none": Text("Geen plaats gevonden", "No place found"),
    "near.unknown": Text("“{place}” is geen bekende plaats.", "“{place}” is not a known place."),
    "near.ambiguous": Text(
        "“{place}” komt vaker voor. Kies de plaats die u bedoelt.",
        "“{place}” exists more than once. Choose one.",
    ),
    "near.fallback": Text(
        "Binnen {km} km van {place} zijn er geen voorbeelden. Dit zijn de dichtstbijzijnde.",
        "There are no examples within {km} km of {place}. These are the nearest.",
    ),
    "near.here": Text("in deze gemeente", "in this municipality"),
    "near.distance": Text("{km} km", "{km} km"),
    "near.under": Text("minder dan 1 km", "less than 1 km"),
    "near.fallback.here": Text(
        "In {place} zijn er geen voorbeelden. Dit zijn de dichtstbijzijnde.",
        "There are no examples in {place}. These are the nearest.",
    ),
    "near.failed": Text(
        "De plaatsnamen konden niet worden geladen. Controleer de verbinding.",
        "The place names could not be loaded. Check your connection.",
    ),
    "near.radius.here": Text("Alleen deze gemeente", "This municipality only"),
    "kind.municipality": Text("gemeente", "municipality"),
    "kind.settlement": Text("plaats", "town"),
    "kind.popular": Text("plaats", "town"),
    "kind.district": Text("wijk", "district"),
    "kind.neighbourhood": Text("buurt", "neighbourhood"),
    "kind.informal": Text("stadsdeel", "city part"),
    "kind.former": Text("voormalige gemeente", "former municipality"),
    "kind.postcode": Text("postcode", "postcode"),
    "kind.province": Text("provincie", "province"),
    # Results
    "results.title": Text("Voorbeelden", "Examples"),
    "results.count": Text("{n} van {total} voorbeelden", "{n} of {total} examples"),
    "results.count.all": Text("{n} voorbeelden", "{n} examples"),
    "results.sort": Text("Sorteer op", "Sort by"),
    "sort.submit": Text("Sorteer", "Sort"),
    "sort.relevantie": Text("relevantie", "relevance"),
    "sort.afstand": Text("afstand", "distance"),
    "sort.titel": Text("titel", "title"),
    "sort.startjaar": Text("startjaar", "year started"),
    "results.inview": Text("Alleen in beeld", "Only in view"),
    "results.more": Text("Toon meer voorbeelden", "Show more examples"),
    "results.before": Text("Toon eerdere voorbeelden", "Show earlier examples"),
    "results.nationwide": Text("Ook overal toepasbaar", "Applicable anywhere"),
    "results.nationwide.near": Text("Ook in uw gemeente toepasbaar", "Also applicable in your municipality"),
    "results.nationwide.note": Text(
        "Landelijk, regionaal of zonder bekende plaats: deze voorbeelden staan niet op de kaart.",
        "Nation-wide, regional or without a known place: these examples are not on the map.",
    ),
    "results.empty": Text("Geen voorbeelden gevonden", "No examples found"),
    "results.empty.hint": Text(
        "Met één filter minder vindt u wel voorbeelden:", "With one filter less there are:"
    ),
    "results.empty.none": Text(
        "Ook met één filter minder zijn er geen voorbeelden. Wis alle filters om opnieuw te beginnen.",
        "Even with one filter less there are no examples. Clear all filters to start again.",
    ),
    "results.relax": Text("Zonder {name}: {n} voorbeelden", "Without {name}: {n} examples"),
    "results.relax.one": Text("Zonder {name}: 1 voorbeeld", "Without {name}: 1 example"),
    "results.undo": Text("Maak ongedaan", "Undo"),
    "card.star": Text("Zet “{title}” in mijn selectie", "Add “{title}” to my selection"),
    "card.unstar": Text("Haal “{title}” uit mijn selectie", "Remove “{title}” from my selection"),
    "card.places.more": Text("en nog {n} plaatsen", "and {n} more places"),
    "card.places.more.one": Text("en nog 1 plaats", "and 1 more place"),
    # Places and precision
    "place.landelijk": Text("heel Nederland", "all of the Netherlands"),
    "place.onbekend": Text("plaats niet bekend", "place unknown"),
    "precision.straat": Text("op straatniveau", "to the street"),
    "precision.buurt": Text("op buurtniveau", "to the neighbourhood"),
    "precision.wijk": Text("op wijkniveau", "to the district"),
    "precision.woonplaats": Text("op plaatsniveau", "to the town"),
    "precision.gemeente": Text("op gemeenteniveau", "to the municipality"),
    "precision.regio": Text("een regio, zonder punt op de kaart", "a region, without a point on the map"),
    "precision.provincie": Text(
        "een provincie, zonder punt op de kaart", "a province, without a point on the map"
    ),
    "relation.uitgevoerd_in": Text("uitgevoerd in", "carried out in"),
    "relation.ontstaan_in": Text("ontstaan in", "started in"),
    "relation.voorbeeld": Text("voorbeeld in", "example in"),
    "relation.proefgebied": Text("proefgebied", "pilot area"),
    "relation.eerste_proef": Text("eerste proef in", "first pilot in"),
    "relation.proefgemeente_2008_2009": Text("proefgemeente in 2008-2009", "pilot municipality in 2008-2009"),
    "relation.vergelijkbaar": Text("vergelijkbaar in", "similar in"),
    "basis.bronlijst": Text("volgens de bronlijst", "according to the source list"),
    "basis.tabel": Text("volgens de tabel van de redactie", "according to the editor's table"),
    "basis.web": Text("volgens {host}", "according to {host}"),
    # Detail
    "detail.label": Text("Voorbeeld", "Example"),
    "detail.back": Text("Terug naar de lijst", "Back to the list"),
    "detail.goal": Text("Doel", "Goal"),
    "detail.target_groups": Text("Doelgroep", "Target group"),
    "detail.approach": Text("Aanpak", "Approach"),
    "detail.parties": Text("Betrokken partijen", "Parties involved"),
    "detail.conditions": Text("Randvoorwaarden", "Conditions"),
    "detail.places": Text("Plaatsen", "Places"),
    "detail.period": Text("Periode", "Period"),
    "detail.period.since": Text("vanaf {start}", "since {start}"),
    "detail.period.until": Text("tot en met {end}", "until {end}"),
    "detail.period.range": Text("{start} – {end}", "{start} – {end}"),
    "detail.features": Text("Kenmerken", "Characteristics"),
    "detail.source": Text("Bron", "Source"),
    "detail.source.checked": Text("gelezen op {date}", "read on {date}"),
    "detail.links": Text("Meer lezen", "Further reading"),
    "detail.similar": Text("Vergelijkbare voorbeelden", "Similar examples"),
    "detail.similar.why": Text("ook: {shared}", "shares: {shared}"),
    "detail.unknown": Text("niet bekend", "not known"),
    "detail.derived": Text("eigen lezing", "own reading"),
    "detail.derived.help": Text(
        "Niet zo gepubliceerd: afgeleid uit de beschrijving.",
        "Not published as such: derived from the description.",
    ),
    "detail.copy": Text("Kopieer link", "Copy link"),
    "detail.copied": Text("De link is gekopieerd.", "The link has been copied."),
    "detail.copy.failed": Text("Kopiëren lukt niet. De link is: {url}", "Copying failed. The link is: {url}"),
    "detail.print": Text("Print", "Print"),
    "detail.page": Text("Open als pagina", "Open as a page"),
    "detail.star": Text("In mijn selectie zetten", "Add to my selection"),
    "detail.unstar": Text("Uit mijn selectie halen", "Remove from my selection"),
    "detail.show": Text("Toon op kaart", "Show on map"),
    "detail.loading": Text("Het voorbeeld wordt geladen …", "Loading the example …"),
    "detail.retry": Text("Probeer opnieuw", "Try again"),
    "detail.failed": Text(
        "De beschrijving kon niet worden geladen. Controleer de verbinding.",
        "The description could not be loaded. Check your connection.",
    ),
    # Offline
    "offline.badge": Text("offline – gegevens van {date}", "offline – data of {date}"),
    "offline.badge.undated": Text("offline – opgeslagen gegevens", "offline – stored data"),
    "offline.now": Text(
        "U bent offline. De kaart werkt door met de gegevens van {date}.",
        "You are offline. The map goes on with the data of {date}.",
    ),
    "offline.now.undated": Text(
        "U bent offline. De kaart werkt door met de opgeslagen gegevens.",
        "You are offline. The map goes on with the stored data.",
    ),
    "offline.back": Text("U bent weer online.", "You are online again."),
    "offline.update": Text("Nieuwe gegevens beschikbaar.", "New data available."),
    "offline.update.show": Text("Toon de nieuwe gegevens", "Show the new data"),
    "offline.open": Text("Neem mee (offline)", "Take along (offline)"),
    "offline.title": Text("Neem mee: werkt ook zonder internet", "Take along: works without internet"),
    "offline.unsupported": Text(
        "Deze browser kan de kaart niet bewaren. Dat kan alleen via een beveiligde verbinding (https).",
        "This browser cannot keep the map. That needs a secure connection (https).",
    ),
    "offline.files.ready": Text(
        "De kaart, de plaatsnamen en alle {n} voorbeelden staan al op dit apparaat.",
        "The map, the place names and all {n} examples are on this device already.",
    ),
    "offline.files.missing": Text(
        "De kaart, de plaatsnamen en alle {n} voorbeelden worden meegenomen.",
        "The map, the place names and all {n} examples come along.",
    ),
    "offline.files.busy": Text(
        "De kaart, de plaatsnamen en alle {n} voorbeelden worden bewaard …",
        "Keeping the map, the place names and all {n} examples …",
    ),
    "offline.files.off": Text(
        "Er staat niets op dit apparaat. Met ‘Haal op’ zet u de kaart er weer op.",
        "There is nothing on this device. ‘Fetch’ puts the map on it again.",
    ),
    "offline.tiles.selection": Text(
        "Daarbij komt de straatkaart rond de {examples} voorbeelden van uw selectie: {n} stukjes kaart.",
        "With it comes the street map around the {examples} examples of your selection: {n} map tiles.",
    ),
    "offline.tiles.selection.one": Text(
        "Daarbij komt de straatkaart rond de voorbeelden van uw selectie: 1 stukje kaart.",
        "With it comes the street map around the examples of your selection: 1 map tile.",
    ),
    "offline.tiles.results": Text(
        "Daarbij komt de straatkaart rond de eerste {examples} voorbeelden van de lijst: {n} stukjes kaart. "
        "Met de ster bij een voorbeeld kiest u zelf.",
        "With it comes the street map around the first {examples} examples of the list: {n} map tiles. "
        "Use the star at an example to choose yourself.",
    ),
    "offline.tiles.none": Text(
        "Er is geen straatkaart ingesteld. De eenvoudige kaart gaat al mee.",
        "No street map is set up. The simple map comes along already.",
    ),
    "offline.start": Text("Haal op", "Fetch"),
    "offline.stop": Text("Stop", "Stop"),
    "offline.progress": Text("{done} van {n} stukjes kaart", "{done} of {n} map tiles"),
    "offline.ended.done": Text(
        "Klaar. U kunt nu zonder internet verder.", "Done. You can go on without internet now."
    ),
    "offline.ended.partly": Text(
        "Klaar. U kunt nu zonder internet verder. {held} van {n} stukjes kaart zijn gelukt; "
        "waar er een ontbreekt, ziet u de eenvoudige kaart.",
        "Done. You can go on without internet now. {held} of {n} map tiles came; "
        "where one is missing, you see the simple map.",
    ),
    "offline.ended.stopped": Text(
        "Gestopt bij {held} van {n} stukjes kaart. De voorbeelden werken zonder internet; "
        "waar een stukje ontbreekt, ziet u de eenvoudige kaart.",
        "Stopped at {held} of {n} map tiles. The examples work without internet; "
        "where a tile is missing, you see the simple map.",
    ),
    "offline.ended.refused": Text(
        "De straatkaart laat nu niet meer toe: {held} van {n} stukjes kaart. Probeer het later opnieuw. "
        "De voorbeelden werken zonder internet, met de eenvoudige kaart.",
        "The street map allows no more now: {held} of {n} map tiles. Try again later. "
        "The examples work without internet, on the simple map.",
    ),
    "offline.ended.failing": Text(
        "De straatkaart is niet goed bereikbaar: {held} van {n} stukjes kaart. Probeer het later opnieuw. "
        "De voorbeelden werken zonder internet, met de eenvoudige kaart.",
        "The street map cannot be reached well: {held} of {n} map tiles. Try again later. "
        "The examples work without internet, on the simple map.",
    ),
    "offline.ended.full": Text(
        "Dit apparaat is vol: {held} van {n} stukjes kaart. De voorbeelden werken zonder internet.",
        "This device is full: {held} of {n} map tiles. The examples work without internet.",
    ),
    "offline.size": Text("Op dit apparaat staat nu {mb} MB.", "This device now holds {mb} MB."),
    "offline.failed": Text(
        "De kaart kon niet worden bewaard. Controleer de verbinding en probeer het opnieuw.",
        "The map could not be kept. Check your connection and try again.",
    ),
    "offline.last": Text(
        "Laatst meegenomen op {date}: {n} stukjes straatkaart.",
        "Last taken along on {date}: {n} street map tiles.",
    ),
    "offline.remove": Text("Verwijder alles van dit apparaat", "Remove everything from this device"),
    "offline.removed": Text(
        "Alles is verwijderd. De kaart bewaart niets meer op dit apparaat, tot u weer op ‘Haal op’ drukt.",
        "Everything has been removed. The map keeps nothing on this device until you press ‘Fetch’ again.",
    ),
    # Share
    "share.open": Text("Delen", "Share"),
    "share.title": Text("Deel of bewaar wat u nu ziet", "Share or keep what you see now"),
    "share.link": Text("Link naar deze pagina", "Link to this page"),
    "share.embed": Text(
        "Code om de kaart op uw eigen website te tonen", "Code to show the map on your own site"
    ),
    "share.copy": Text("Kopieer", "Copy"),
    "share.copy.name": Text("Kopieer: {name}", "Copy: {name}"),
    "share.copy.failed": Text(
        "Kopiëren lukt niet vanzelf. De tekst is geselecteerd: gebruik Ctrl+C.",
        "Copying did not work. The text is selected: use Ctrl+C.",
    ),
    "share.native": Text("Deel met een app", "Share with an app"),
    "share.download": Text("Bewaar deze lijst als bestand", "Keep this list as a file"),
    "share.download.hint": Text(
        "U krijgt precies de voorbeelden die nu in de lijst staan, in dezelfde volgorde.",
        "You get exactly the examples now in the list, in the same order.",
    ),
    "share.csv": Text("CSV voor Excel", "CSV for Excel"),
    "share.xlsx": Text("Excel (XLSX)", "Excel (XLSX)"),
    "share.geojson": Text("GeoJSON voor GIS", "GeoJSON for GIS"),
    "dialog.close": Text("Sluit venster", "Close window"),
    # Print
    "print.title": Text("{n} praktijkvoorbeelden", "{n} examples"),
    "print.title.one": Text("1 praktijkvoorbeeld", "1 example"),
    "print.map": Text("Kaart met de nummers van de voorbeelden", "Map with the numbers of the examples"),
    "print.qr": Text("QR-code van de link", "QR code of the link"),
    # Group (the list under one cluster)
    "group.title": Text("{n} voorbeelden in {place}", "{n} examples in {place}"),
    "group.title.one": Text("1 voorbeeld in {place}", "1 example in {place}"),
    "group.title.around": Text("{n} voorbeelden rond {place}", "{n} examples around {place}"),
    "group.title.around.one": Text("1 voorbeeld rond {place}", "1 example around {place}"),
    "group.back": Text("Terug naar alle voorbeelden", "Back to all examples"),
    # Regions
    "regions.title": Text("Per regio", "By region"),
    "regions.list": Text("Lijst", "List"),
    "regions.tabs": Text("Weergave", "View"),
    "regions.provinces": Text("Per provincie", "By province"),
    "regions.municipalities": Text("Per gemeente", "By municipality"),
    "regions.count": Text("{n} voorbeelden", "{n} examples"),
    "regions.count.one": Text("1 voorbeeld", "1 example"),
    "regions.count.zero": Text("geen voorbeelden", "no examples"),
    "regions.nationwide": Text("Heel Nederland", "All of the Netherlands"),
    "regions.unplaced": Text("Plaats niet bekend", "Place unknown"),
    "regions.repeated": Text("Telt in meer provincies mee", "Counted in more than one province"),
    "regions.total": Text("Samen", "Total"),
    "regions.label": Text("{name}: {count}", "{name}: {count}"),
    # Map
    "map.label": Text("Kaart van Nederland met de voorbeelden", "Map of the Netherlands with the examples"),
    "map.loading": Text("De kaart wordt geladen …", "Loading the map …"),
    "map.failed": Text(
        "De kaart kon niet worden geladen. Alle voorbeelden staan in de lijst.",
        "The map could not be loaded. All examples are in the list.",
    ),
    "map.noscript": Text(
        "De kaart heeft JavaScript nodig. Alle voorbeelden staan in de lijst.",
        "The map needs JavaScript. All examples are in the list.",
    ),
    "map.description": Text(
        "De kaart toont {n} voorbeelden op {markers} punten. Alles op de kaart staat ook in de lijst.",
        "The map shows {n} examples at {markers} points. Everything on the map is also in the list.",
    ),
    "map.zoom.in": Text("Zoom in", "Zoom in"),
    "map.zoom.out": Text("Zoom uit", "Zoom out"),
    "map.home": Text("Toon heel Nederland", "Show all of the Netherlands"),
    "map.markers": Text("Voorbeelden op de kaart", "Examples on the map"),
    "map.cluster": Text("{place}: {n} voorbeelden", "{place}: {n} examples"),
    "map.cluster.one": Text("{place}: 1 voorbeeld", "{place}: 1 example"),
    "map.cluster.around": Text("rond {place}: {n} voorbeelden", "around {place}: {n} examples"),
    "map.cluster.around.one": Text("rond {place}: 1 voorbeeld", "around {place}: 1 example"),
    "map.marker": Text("{title}, {place}, {precision}", "{title}, {place}, {precision}"),
    "map.legend": Text("Legenda", "Legend"),
    "map.legend.cluster": Text("Meer voorbeelden", "Several examples"),
    "map.legend.exact": Text("Straat, buurt of plaats bekend", "Street, neighbourhood or town known"),
    "map.legend.area": Text("Ergens in deze gemeente", "Somewhere in the municipality"),
    "map.legend.chosen": Text("Gekozen voorbeeld", "Chosen example"),
    "map.attribution.base": Text(
        "© OpenStreetMap-bijdragers, Natural Earth", "© OpenStreetMap contributors, Natural Earth"
    ),
    "map.new_window": Text("opent in een nieuw venster", "opens in a new window"),
    # Phone
    "panel.map": Text("Kaart", "Map"),
    "panel.list": Text("Lijst", "List"),
    "panel.both": Text("Beide", "Both"),
    "panel.switch": Text("Kaart of lijst", "Map or list"),
    # Selection
    "tray.title": Text("Mijn selectie", "My selection"),
    "tray.close": Text("Sluit mijn selectie", "Close my selection"),
    "tray.empty": Text(
        "U heeft nog niets gekozen. Zet een voorbeeld met de ster in uw selectie.",
        "You have not chosen anything yet. Add an example to your selection with its star.",
    ),
    "tray.drag": Text("Sleep om te verplaatsen", "Drag to move"),
    "tray.up": Text("Zet “{title}” hoger", "Move “{title}” up"),
    "tray.down": Text("Zet “{title}” lager", "Move “{title}” down"),
    "tray.moved": Text("“{title}” staat nu op plaats {at} van {count}.", "“{title}” is now {at} of {count}."),
    "tray.removed": Text(
        "“{title}” is uit uw selectie gehaald.", "“{title}” has been removed from your selection."
    ),
    "tray.clear": Text("Wis selectie", "Clear selection"),
    "tray.cleared": Text(
        "Uw selectie is leeg. U kunt dit ongedaan maken.", "Your selection is empty. You can undo this."
    ),
    "tray.qr": Text("QR-code van deze selectie", "QR code of this selection"),
    "tray.present": Text("Presenteer {n} voorbeelden", "Present {n} examples"),
    "tray.present.one": Text("Presenteer 1 voorbeeld", "Present 1 example"),
    "tray.present.results": Text("Presenteer {n} gevonden voorbeelden", "Present {n} examples found"),
    "tray.present.results.one": Text("Presenteer het gevonden voorbeeld", "Present the example found"),
    "tray.shortcut": Text("Presenteren kan ook met de toets p", "The p key also starts presenting"),
    # Presentation
    "present.start": Text("Presenteer", "Present"),
    "present.label": Text("Presentatie", "Presentation"),
    "present.leave": Text("Stop de presentatie", "Stop presenting"),
    "present.previous": Text("Vorige dia", "Previous slide"),
    "present.next": Text("Volgende dia", "Next slide"),
    "present.slide": Text("Dia {at} van {count}: {title}", "Slide {at} of {count}: {title}"),
    "present.black": Text(
        "Het scherm is zwart. Druk op een toets om verder te gaan.",
        "The screen is black. Press any key to go on.",
    ),
    "present.evening.title": Text("Titel van de avond", "Title of the evening"),
    "present.evening.title.default": Text(
        "Samen werken aan een veilige buurt", "Working together on a safe neighbourhood"
    ),
    "present.evening.where": Text("Plaats en datum", "Place and date"),
    "present.count": Text("{n} voorbeelden", "{n} examples"),
    "present.count.one": Text("1 voorbeeld", "1 example"),
    "present.results.first": Text(
        "Dit zijn de eerste {n} van {found} gevonden voorbeelden. Kies zelf voorbeelden met de ster.",
        "These are the first {n} of {found} examples found. Choose your own with the star.",
    ),
    "present.results.all": Text(
        "Dit zijn alle {n} gevonden voorbeelden. Kies zelf voorbeelden met de ster.",
        "These are all {n} examples found. Choose your own with the star.",
    ),
    "present.results.all.one": Text(
        "Dit is het enige gevonden voorbeeld. Kies zelf voorbeelden met de ster.",
        "This is the only example found. Choose your own with the star.",
    ),
    "present.overview": Text("De voorbeelden op de kaart", "The examples on the map"),
    "present.overview.off": Text(
        "landelijk, regionaal of zonder bekende plaats", "nation-wide, regional or without a known place"
    ),
    "present.overview.more": Text("en nog {n} voorbeelden", "and {n} more examples"),
    "present.qr.title": Text("Kijk zelf verder", "See for yourself"),
    "present.qr.how": Text(
        "Richt de camera van uw telefoon op de code. U ziet dan deze voorbeelden op de kaart.",
        "Point your phone's camera at the code to see these examples on the map.",
    ),
    "present.qr.near": Text(
        "Deze code is fijn. Zit u achterin, kom dan wat dichterbij.",
        "This code is fine. If you sit at the back, come a little closer.",
    ),
    "present.qr.link": Text("Of ga naar", "Or go to"),
    "present.qr.name": Text(
        "QR-code met de link naar deze voorbeelden", "QR code with the link to these examples"
    ),
    "present.map.all": Text(
        "Kaart van Nederland met deze voorbeelden", "Map of the Netherlands with these examples"
    ),
    "present.map.place": Text("Kaart met de plaats: {place}", "Map with the place: {place}"),
    # Notices
    "notice.ignored": Text(
        "Niet alles in deze link is bekend. Weggelaten: {values}.",
        "Not everything in this link is known. Left out: {values}.",
    ),
    "notice.close": Text("Sluit melding", "Close message"),
}


def table(language: str) -> dict[str, str]:
    """All texts of one language (``nl`` or ``en``) by key."""
    return {key: getattr(entry, language) for key, entry in TEXTS.items()}


def text(key: str, /, language: str = "nl", **values: object) -> str:
    """One text with its values filled in; an unknown key is a KeyError."""
    wording: str = getattr(TEXTS[key], language)
    return wording.format(**values)
