"""Facets that never lie: counts, chips, unknown values, and list and map filtered alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.dataset import CITIES, feature, municipality, write
from tests.browser.driver import Page
from tests.browser.servers import LiveApp

DEN_HAAG, ROTTERDAM, AMSTERDAM = CITIES[:3]
SCROLL = "return document.querySelector('#list').scrollTop"


@pytest.fixture(scope="module")
def small_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """Five examples whose counts one can work out by heart."""
    folder = tmp_path_factory.mktemp("small")
    data = write(
        folder / "small.geojson",
        feature("Alfa", municipality(DEN_HAAG), phenomena=["Overlast"], methods=["Bemiddelen"]),
        feature("Bravo", municipality(ROTTERDAM), phenomena=["Overlast", "Toezicht"], methods=["Verbinden"]),
        feature("Charlie", municipality(ROTTERDAM), phenomena=["Toezicht"], methods=["Bemiddelen"]),
        feature("Delta", municipality(AMSTERDAM), participation="Zelfbestuur"),
        feature("Echo", scope="landelijk", phenomena=["Overlast"]),
    )
    app = LiveApp(folder, data_file=data)
    app.start()
    yield app
    app.stop()


def chips(page: Page) -> list[str]:
    return [chip.text for chip in page.all(".chip")]


def test_a_value_filters_list_and_map_and_tells_its_number_beforehand(browser: Page) -> None:
    browser.open("/")
    promised = browser.facet_counts("fenomeen")["overlast"]
    browser.click_facet("fenomeen", "overlast")
    assert browser.count() == promised == len(browser.ids())
    assert set(browser.marker_ids()) <= set(browser.ids())
    assert "fenomeen=overlast" in browser.query


def test_counts_leave_their_own_facet_out(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/?fenomeen=overlast")
    assert browser.ids() == ["alfa", "bravo", "echo"]
    assert browser.facet_counts("fenomeen")["toezicht"] == 2
    assert browser.facet_counts("werkwijze") | {"verbinden": 1, "bemiddelen": 1, "niet-bekend": 1} == (
        browser.facet_counts("werkwijze")
    )
    browser.click_facet("fenomeen", "toezicht")
    assert browser.ids() == ["alfa", "bravo", "charlie", "echo"]
    browser.click_facet("werkwijze", "bemiddelen")
    assert browser.ids() == ["alfa", "charlie"]
    assert browser.facet_counts("fenomeen")["overlast"] == 1
    assert browser.facet_counts("werkwijze")["niet-bekend"] == 1


def test_unknown_is_a_value_of_its_own(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/")
    browser.click_facet("fenomeen", "niet-bekend")
    assert browser.ids() == ["delta"]


def test_a_value_without_results_is_grey_but_there(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/?fenomeen=toezicht")
    zero = browser.find('[data-facet="fenomeen"][data-value="woninginbraak"]')
    assert browser.facet_counts("fenomeen")["woninginbraak"] == 0
    plain = browser.find('[data-facet="fenomeen"][data-value="overlast"]')
    assert zero.is_displayed()
    colour = "return getComputedStyle(arguments[0].closest('label')).color"
    assert browser.js(colour, zero) != browser.js(colour, plain)


def test_chips_go_one_by_one_and_focus_stays_with_them(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/?fenomeen=overlast,toezicht&werkwijze=bemiddelen")
    assert chips(browser) == ["Overlast", "Toezicht", "Bemiddelen"]
    browser.all(".chip")[1].send_keys(Keys.ENTER)
    assert chips(browser) == ["Overlast", "Bemiddelen"]
    assert browser.js("return document.activeElement.textContent") == "Bemiddelen"
    browser.press(Keys.ENTER, Keys.ENTER)
    assert chips(browser) == []
    assert browser.js("return document.activeElement.id") == "list"
    assert browser.query == ""


def test_clear_all_clears_all_and_keeps_focus_on_the_page(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/?fenomeen=overlast&q=alfa&plaats=Rotterdam&straal=50")
    browser.click("#reset")
    assert browser.count() == 5
    assert browser.query == ""
    assert not browser.all("#reset")[0].is_displayed()
    assert browser.js("return document.activeElement.id") == "list"


def test_a_value_keeps_focus_when_ticked(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/")
    browser.find('[data-facet="fenomeen"][data-value="toezicht"]').send_keys(Keys.SPACE)
    assert browser.js("return document.activeElement.dataset.value") == "toezicht"
    assert browser.js("return document.activeElement.checked") is True


def test_a_folded_group_says_how_many_are_chosen(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/?doelgroep=jongeren,ouderen")
    group = browser.find('[data-facet-group="doelgroep"]')
    assert group.get_attribute("open") is None
    assert "2 gekozen" in group.text


def test_a_long_facet_can_be_searched(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/")
    browser.click('[data-facet-group="provincie"] summary')
    browser.type('[data-facet-group="provincie"] .find', "hol")
    values = browser.all('[data-facet-group="provincie"] label.value')
    shown = [value.text.split("\n")[0] for value in values if value.is_displayed()]
    assert shown == ["Noord-Holland", "Zuid-Holland"]
    browser.type('[data-facet-group="provincie"] .find', "xyz")
    assert "Geen waarde gevonden" in browser.text('[data-facet-group="provincie"]')


def test_the_ladder_stands_upright_and_fills(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/")
    browser.click('[data-facet-group="participatie"] summary')
    rungs = browser.all('.values--ladder [data-facet="participatie"]')
    assert [rung.get_attribute("data-value") for rung in rungs][0::5] == ["zelfbestuur", "informeren"]
    tops = [rung.rect["y"] for rung in rungs]
    assert tops == sorted(tops)
    rungs[0].click()
    assert browser.ids() == ["delta"]


def test_facets_and_values_explain_themselves(browser: Page, small_app: LiveApp) -> None:
    browser.open(f"{small_app.url}/")
    values = browser.all('[data-facet-group="fenomeen"] label.value')
    titles = [value.get_attribute("title") for value in values]
    assert all(titles) and not browser.all('[data-facet-group="fenomeen"] .value-help')
    browser.click('[data-facet-group="fenomeen"] .facet-explain')
    help = browser.all('[data-facet-group="fenomeen"] .value-help')
    assert [one.text for one in help] == titles and all(one.is_displayed() for one in help)


def test_a_changed_result_is_read_from_its_top_and_the_same_one_where_it_was(browser: Page) -> None:
    browser.open("/")
    browser.js("document.querySelector('#list').scrollTop = 1500")
    star = browser.find("#results .card:nth-child(14) .card-star")
    browser.js("arguments[0].scrollIntoView({block: 'center'})", star)
    before = browser.js(SCROLL)
    browser.click(star)
    assert browser.js(SCROLL) == before > 0
    browser.click_facet("fenomeen", "leefbaarheid")
    browser.wait(lambda: browser.js(SCROLL) == 0, "the filtered list is not at its top")


def test_an_action_writes_only_what_it_changes(browser: Page) -> None:
    same = "document.querySelector('.tab[data-panel=lijst]').click()"
    star = "document.querySelector('#results .card-star').click()"
    browser.open("/?q=zzzz&plaats=Enschede&fenomeen=overlast")
    browser.find(".offers")
    assert written(browser, same) == []
    browser.open("/?q=ovrlast&plaats=Enschede&straal=25")
    browser.find(".notices a")
    assert written(browser, same) == []
    starred = {f"button.icon-button card-star {name}" for name in ("aria-pressed", "aria-label", "title")}
    assert set(written(browser, star)) == starred


def written(page: Page, action: str) -> list[str]:
    """What an action writes in bar, filters and list: elements with the attribute, or that children came."""
    page.driver.set_script_timeout(10)
    return list(
        page.driver.execute_async_script(
            "const done = arguments[0];"
            "const observer = new MutationObserver(() => {});"
            "const what = {subtree: true, childList: true, characterData: true, attributes: true};"
            "const roots = '#header, #filters, .list-bar, .list-view, #group, .panel-switch';"
            "for (const root of document.querySelectorAll(roots)) observer.observe(root, what);"
            f"{action};"
            "const found = observer.takeRecords().filter(({target}) => !target.closest?.('.bar-actions'))"
            ".map(({target, type, attributeName}) =>"
            "  `${target.localName ?? target.parentNode.localName}.${target.className} `"
            "    + (attributeName ?? type));"
            "done([...new Set(found)]);"
        )
    )
