"""The page as somebody uses it: in Chromium, against the running service."""

import re
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

TARGET = "/before/kubernetes"
WHOLE = "/before/kubernetes?view=picture&open=all"


def total(page):
    return int(page.locator(".total .count b").inner_text())


def search_box(page):
    return page.get_by_role("combobox", name="What do you want to learn?")


def known(page):
    return parse_qs(urlsplit(page.url).query).get("known", [])


def tick(page, skill):
    page.locator(f"#tick-{skill}").click()
    page.locator("main:not([aria-busy])").wait_for()


def until(page, condition, seconds=10):
    """Wait for a condition; `wait_for_function` would break the policy that the page is served under."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        page.wait_for_timeout(20)


def test_asking_by_name_typo_or_choice_leads_to_an_answer(page, address):
    page.goto(address)
    search_box(page).fill("attension")
    page.get_by_role("option", name="Attention mechanism").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Attention mechanism")
    search_box(page).fill("kubernetes")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kubernetes basics")


def test_a_typo_that_is_sent_says_what_was_taken_for_it(page, address):
    page.goto(f"{address}/search?q=attension")
    expect(page.get_by_role("heading", level=1)).to_have_text("Attention mechanism")
    expect(page.locator(".notice").first).to_contain_text("“attension” was understood as this")
    page.get_by_role("link", name="See what else it may mean").click()
    expect(page.locator(".candidates a").first).to_have_text("Attention mechanism")


def test_a_tick_changes_list_hours_picture_and_link_and_back_undoes_it(page, address):
    page.goto(address + TARGET)
    before, hours = total(page), page.locator(".total .spread").inner_text()
    tick(page, "docker")
    until(page, lambda: known(page) == ["docker"])
    assert total(page) < before - 1, "what one cannot have learned it without is credited"
    assert page.locator(".total .spread").inner_text() != hours
    assert "behind you" in page.locator(".progress").inner_text()
    assert page.locator("#tick-docker").evaluate("one => one === document.activeElement"), "the focus stays"
    assert f"{total(page)} skills" in page.locator("[data-say]").inner_text(), "it is announced"
    page.go_back()
    until(page, lambda: page.url == address + TARGET and total(page) == before)


def test_a_link_copied_into_a_new_window_shows_the_same(page, browsing, address):
    page.goto(address + TARGET)
    tick(page, "containers")
    until(page, lambda: known(page) == ["containers"])
    tick(page, "docker")
    until(page, lambda: known(page) == ["docker"])
    with browsing() as other:
        other.goto(page.url)
        assert total(other) == total(page)
        assert other.locator("#tick-containers").is_checked(), "the fewest skills credit the rest"
        assert other.locator("#tick-containers").is_disabled()


def test_ticks_stay_in_the_browser_and_are_offered_to_a_link_without_them(page, address):
    page.goto(address + TARGET)
    everything = total(page)
    tick(page, "docker")
    until(page, lambda: known(page) == ["docker"])
    page.goto(address + TARGET)
    assert total(page) == everything, "a link shows what its sender saw"
    expect(page.locator("[data-offer]")).to_contain_text("1 of your own ticks is not in this link")
    page.get_by_role("link", name="Count it").click()
    until(page, lambda: known(page) == ["docker"] and total(page) < everything)


def test_ticks_of_the_browser_go_along_from_the_first_view(page, address):
    page.goto(address + TARGET)
    tick(page, "docker")
    until(page, lambda: known(page) == ["docker"])
    page.goto(address)
    expect(page.locator("[data-along]")).to_have_text(
        "1 skill that you ticked counts as known in whatever you ask here."
    )
    search_box(page).fill("kubernetes basics")
    page.get_by_role("button", name="Ask").click()
    until(page, lambda: known(page) == ["docker"])


def test_a_tick_that_the_roadmap_no_longer_has_is_not_offered_and_not_lost(page, address):
    page.goto(address)
    page.evaluate("localStorage.setItem('prereq:known', JSON.stringify(['gone-skill', 'docker']))")
    page.goto(address + TARGET)
    expect(page.locator("[data-offer]")).to_contain_text("1 of your own ticks is not in this link")
    page.get_by_role("link", name="Count it").click()
    until(page, lambda: known(page) == ["docker"])
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('prereq:tick:')).sort()")
    assert kept == ["prereq:tick:docker", "prereq:tick:gone-skill"]


def test_depth_and_grouping_switch_in_place(page, address):
    page.goto(f"{address}/before/transformers")
    before = total(page)
    page.get_by_text("use it", exact=True).click()
    until(page, lambda: "depth=use" in page.url and total(page) < before)
    page.get_by_text("by what can be learned side by side", exact=True).click()
    until(page, lambda: "by=stage" in page.url)
    expect(page.locator(".group h2").first).to_contain_text("Stage 1")


def test_another_start_changes_list_and_link_in_place_and_back_undoes_it(page, address):
    page.goto(address + TARGET)
    before = total(page)
    page.get_by_label("You start from").focus()
    page.get_by_label("You start from").select_option(label="Backend developer")
    until(page, lambda: page.url == f"{address}{TARGET}?background=backend-developer" and total(page) < before)
    expect(page.locator(".start").first).to_contain_text("taken as known")
    assert page.get_by_label("You start from").evaluate("one => one === document.activeElement"), "the focus stays"
    page.go_back()
    until(page, lambda: page.url == address + TARGET and total(page) == before)


def test_an_assumed_skill_that_one_lacks_moves_into_the_list(page, address):
    page.goto(f"{address}{TARGET}?background=backend-developer")
    before, assumed = total(page), page.locator("#assumed li")
    page.locator("#assumed summary").click()
    name = assumed.locator("a").first.inner_text()
    assumed.get_by_role("link", name=f"I lack this: {name}", exact=True).click()
    until(page, lambda: "lacking=" in page.url and total(page) > before)
    assert name in page.locator(".step .name").all_inner_texts()
    expect(page.locator("#assumed")).to_contain_text(f"{name} is not taken as known.")


def test_deeper_asks_from_nothing_unless_a_start_was_chosen(page, address):
    page.goto(address + TARGET)
    page.get_by_text("down to the foundations", exact=True).click()
    until(page, lambda: page.url == f"{address}{TARGET}?depth=thorough")
    expect(page.locator(".start").first).to_contain_text("nothing is taken as known")
    page.get_by_label("You start from").select_option(label="School")
    until(page, lambda: page.url == f"{address}{TARGET}?depth=thorough&background=school")


def test_a_role_leads_from_the_first_view_to_its_list_and_milestones(page, address):
    page.goto(address)
    page.get_by_role("list", name="Roles").get_by_role("link", name="Machine learning engineer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Machine learning engineer")
    expect(page.locator(".over")).to_have_text("What to learn to become")
    page.wait_for_load_state()  # the head of a long page is there before its end
    assert page.locator(".mark.goal").count() > 10
    assert 3 <= page.locator(".milestones > li").count() <= 5


def test_a_suggested_role_or_background_leads_to_what_it_is(page, address):
    page.goto(address)
    search_box(page).fill("backend developer")
    page.get_by_role("option", name="Backend developer to start from").click()
    until(page, lambda: page.url == f"{address}/?background=backend-developer")
    search_box(page).fill("data analyst")
    page.get_by_role("option", name="Data analyst to become").click()
    until(page, lambda: page.url == f"{address}/before/role:data-analyst?background=backend-developer")


def test_a_topic_is_asked_as_a_whole_in_place(page, address):
    topic = f"{address}/before/topic:mathematics/linear-algebra"
    page.goto(topic)
    before = total(page)
    page.get_by_text("the whole topic", exact=True).click()
    until(page, lambda: page.url == f"{topic}?whole=true" and total(page) > before)
    page.get_by_text("the essentials", exact=True).click()
    until(page, lambda: page.url == topic and total(page) == before)


def test_weeks_fill_to_their_hours_and_the_shortest_plan_is_taken_where_the_date_does_not_fit(page, address):
    page.goto(address + TARGET)
    page.get_by_role("link", name="Weeks", exact=True).click()
    until(page, lambda: "hours_per_week=8" in page.url)
    page.get_by_label("Hours a week").fill("10")
    page.get_by_label("From", exact=True).fill("2027-01-04")
    page.get_by_role("button", name="Plan").click()
    expect(page.locator(".week").first).to_contain_text("2027-01-04 to 2027-01-10")
    hours = [float(one.split()[0]) for one in page.locator(".week h2 .hours").all_inner_texts()]
    assert max(hours) <= 10
    page.get_by_label("Done by").fill("2027-01-06")
    page.get_by_role("button", name="Plan").click()
    expect(page.locator(".short")).to_contain_text("It does not fit by 2027-01-06.")
    button = page.get_by_role("link", name="Take the date")
    day = button.inner_text().split()[-1]
    button.click()
    until(page, lambda: f"deadline={day}" in page.url)
    expect(page.locator(".span")).to_contain_text("2027-01-04 to")
    expect(page.locator(".short")).to_have_count(0)


def test_what_is_wrong_is_said_beside_its_field(page, address):
    page.goto(f"{address}{TARGET}?hours_per_week=8&start=2027-01-04")
    page.get_by_label("Done by").fill("2027-01-02")
    page.get_by_role("button", name="Plan").click()
    label = page.locator("label", has=page.locator("#deadline"))
    expect(label.get_by_role("alert")).to_contain_text("is not after the start 2027-01-04")
    assert page.locator(".week").count() > 0, "the plan stays"
    assert page.locator("#deadline").evaluate("one => one === document.activeElement")
    page.get_by_label("Done by").fill("soon")
    page.get_by_role("button", name="Plan").click()
    assert page.evaluate("document.querySelector('#deadline').validity.patternMismatch")
    page.complaints.clear()  # Chromium reports the status 422 that the answer is meant to have


def test_a_skill_is_ticked_in_its_week_and_unticked_again(page, address):
    page.goto(f"{address}{TARGET}?hours_per_week=8&start=2027-01-04")
    weeks = page.locator(".week").count()
    tick(page, "docker")
    until(page, lambda: known(page) == ["docker"] and page.locator(".week").count() <= weeks)
    page.locator("#behind summary").click()
    tick(page, "docker")
    until(page, lambda: known(page) == [])


@pytest.mark.parametrize(
    ("form", "suffix", "begins"),
    [
        ("Markdown", "md", "# Plan"),
        ("Calendar", "ics", "BEGIN:VCALENDAR"),
        ("CSV", "csv", ""),
        ("Mermaid", "mmd", "flow"),
    ],
)
def test_a_plan_is_taken_away(page, address, form, suffix, begins):
    page.goto(address + TARGET + "?view=weeks")
    with page.expect_download() as taken:
        page.get_by_role("link", name=form, exact=True).click()
    assert taken.value.suggested_filename == f"kubernetes.{suffix}"
    text = taken.value.path().read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "Docker basics" in text


def test_arrow_keys_walk_along_requirements_and_a_chain_lights_up(page, address):
    page.goto(address + WHOLE)
    focused = "document.activeElement.dataset.id"
    page.locator("#node-kubernetes").focus()
    page.keyboard.press("ArrowUp")
    prerequisite = page.evaluate(focused)
    assert prerequisite in page.locator("#node-kubernetes").get_attribute("data-requires").split()
    assert page.locator(".node.lit").count() > 1
    assert "before" in page.locator("[data-caption]").inner_text(), "the reason is told"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "kubernetes"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    until(page, lambda: page.url.endswith(f"/skill/{prerequisite}"))


PICTURE = "/before/transformers?view=picture"
FOCUSED = "document.activeElement.dataset.id ?? ''"


def tabbed_to_picture(page):
    """The id of what the tabulator reaches in the picture, from the address bar on."""
    page.keyboard.press("Tab")
    for _ in range(40):
        if found := page.evaluate(FOCUSED):
            return found
        page.keyboard.press("Tab")
    raise AssertionError("the tabulator does not reach the picture")


def test_the_keyboard_opens_a_station_walks_inside_and_lights_a_way(page, address):
    page.goto(f"{address}{PICTURE}&open=none")
    assert tabbed_to_picture(page) == "station-1", "one goes on at the next station"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "station-2"
    page.keyboard.press("Enter")
    until(page, lambda: "open=2" in page.url)
    assert page.evaluate(FOCUSED) == "station-2", "the focus stays"
    page.keyboard.press("ArrowRight")
    inside = page.evaluate(FOCUSED)
    assert not inside.startswith("station")
    expect(page.locator(".wide [data-caption]")).to_contain_text("For ")
    assert page.locator(".wide .node.lit, .wide .station.lit").count() >= 2
    outline = "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth"
    assert page.evaluate(outline) == "4px", "the focus is seen"
    page.keyboard.press("Enter")
    until(page, lambda: f"way={inside}" in page.url)
    expect(page.locator("#way-of")).to_contain_text("to Transformers")
    assert page.evaluate(FOCUSED) == inside
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "station-2"
    page.keyboard.press("Escape")
    until(page, lambda: "open=none" in page.url)


@pytest.mark.parametrize("path", [TARGET, f"{TARGET}?hours_per_week=8&start=2027-01-04"])
def test_the_keyboard_ticks_in_the_list_and_in_the_weeks(page, address, path):
    page.goto(address + path)
    own = "document.activeElement.id"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(own).startswith("tick-"):
            break
    box = page.evaluate(own)
    page.keyboard.press("Space")
    until(page, lambda: known(page) == [box.removeprefix("tick-")])


def test_a_link_leads_past_the_list(page, address):
    page.goto(address + TARGET)
    page.get_by_role("link", name="Past the list").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "missing"


def test_arrows_inside_a_phase_follow_its_requirements(page, address):
    page.goto(f"{address}{PICTURE}&open=2")
    page.locator("#node-artificial-neuron").focus()
    page.keyboard.press("ArrowUp")
    assert page.evaluate(FOCUSED) == "dot-product"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED) == "artificial-neuron"


def test_the_way_of_a_skill_is_told_with_its_reasons_and_the_skill_is_ticked_there(page, address):
    page.goto(f"{address}{PICTURE}&open=2")
    page.locator("#node-vectors").click()
    until(page, lambda: "way=vectors" in page.url)
    assert page.locator(".way-of li").count() >= 2
    assert "Transformers" in page.locator(".way-of li b").last.inner_text()
    assert page.locator(".wide .rail.lit").count() >= 2
    tick(page, "vectors")
    until(page, lambda: known(page) == ["vectors"])
    expect(page.locator("#node-vectors")).to_have_class(re.compile("known"))


def test_a_phase_of_many_skills_opens_by_topic_and_the_whole_graph_is_a_click_away(page, address):
    topics = page.locator('.wide .node[data-id^="topic:"]')
    for phase in range(1, 9):
        page.goto(f"{address}/before/role:ml-engineer?view=picture&open={phase}")
        if topics.count():
            break
    assert 3 <= page.locator(".wide .node").count() <= 25
    topics.first.click()
    until(page, lambda: f"open={phase}%2F" in page.url)
    assert page.locator('.wide .node[data-id^="topic:"]').count() == 0
    page.get_by_role("link", name="The whole graph").click()
    until(page, lambda: "open=all" in page.url)
    expect(page.locator("[data-tools]")).to_be_visible()


SMALLEST_TEXT = """Math.min(...[...document.querySelectorAll('svg.way text')].filter(one => one.checkVisibility()).map(
    one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a))"""
CROPPED = """[...document.querySelectorAll('svg.way a')].filter(one => one.checkVisibility()).filter(one => {
    const own = one.getBoundingClientRect(), frame = one.closest('.frame').getBoundingClientRect();
    return own.left < frame.left || own.right > frame.right || own.top < frame.top || own.bottom > frame.bottom;
}).length"""


@pytest.mark.parametrize("width", [390, 768, 1366, 1920])
@pytest.mark.parametrize("path", [PICTURE, "/before/role:ml-engineer?view=picture&open=3", "/before/all?view=picture"])
def test_a_picture_is_readable_and_nothing_of_it_is_cut(browsing, address, path, width):
    with browsing(viewport={"width": width, "height": 768}) as page:
        page.goto(address + path)
        assert page.evaluate(SMALLEST_TEXT) >= 12
        assert page.evaluate(CROPPED) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_arrow_shows_its_reason_and_a_click_leads_to_the_skill(page, address):
    page.goto(address + WHOLE)
    arrow = page.locator('.arrow[data-source="docker"][data-target="kubernetes"]')
    arrow.locator(".hit").hover(force=True)
    reason = arrow.locator("title").text_content()
    assert reason.startswith("Docker basics before Kubernetes basics: ")
    expect(page.locator("[data-caption]")).to_have_text(reason)
    page.locator("#node-docker").click()
    until(page, lambda: page.url == f"{address}/skill/docker")


def test_what_is_done_is_hidden_on_arrival_and_stays_in_view_while_one_ticks(page, address):
    page.goto(f"{address}{TARGET}?known=docker")
    expect(page.locator("#step-docker")).to_be_hidden()
    page.get_by_label("Hide what is done").uncheck()
    tick(page, "yaml")
    until(page, lambda: set(known(page)) == {"docker", "yaml"})
    expect(page.locator("#step-docker")).to_be_visible()


def test_only_one_box_of_a_picture_is_a_stop_of_the_tabulator(page, address):
    page.goto(address + WHOLE)
    assert page.locator('.node[tabindex="0"]').count() == 1


def test_a_picture_zooms_fits_and_is_dragged_without_following_a_link(page, address):
    page.goto(address + "/before/transformers?view=picture&open=all")
    seen = lambda: [float(one) for one in page.locator(".picture svg").get_attribute("viewBox").split()]  # noqa: E731
    start = seen()
    page.get_by_role("button", name="Zoom in").click()
    assert seen()[2] < start[2]
    page.get_by_role("button", name="Fit").click()
    assert seen()[2] > start[2]
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Zoom in").click()
    box, held = page.locator(".frame").bounding_box(), seen()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 - 80, box["y"] + box["height"] / 2 - 60, steps=5)
    page.mouse.up()
    assert seen()[:2] != held[:2]
    assert page.url == address + "/before/transformers?view=picture&open=all"


def test_the_resources_of_a_skill_are_filtered_and_it_is_ticked_in_place(page, address):
    page.goto(f"{address}/skill/transformers")
    listed = page.locator("#learn .lines li")
    everything = listed.count()
    page.locator(".filters a", has_text="paper").click()
    until(page, lambda: "kind=paper" in page.url)
    assert 0 < listed.count() < everything
    page.locator(".filters a", has_text="all").click()
    until(page, lambda: listed.count() == everything)
    tick(page, "transformers")
    until(page, lambda: known(page) == ["transformers"])
    assert page.locator("#tick-transformers").is_checked()
    page.goto(f"{address}/skill/attention-mechanism?known=transformers")
    expect(page.locator(".know")).to_contain_text("It comes with what you know.")


def test_the_keyboard_walks_around_a_skill_from_the_tabulator_on(page, address):
    page.goto(f"{address}/skill/softmax")
    focused = "document.activeElement.dataset.id ?? ''"
    page.locator("#around").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate(focused):
            break
    assert page.evaluate(focused) == "softmax"
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) in page.locator("#node-softmax").get_attribute("data-requires").split()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) != "softmax", "the box where one was is where one comes back"
    page.keyboard.press("Enter")
    until(page, lambda: "/skill/softmax" not in page.url)


def test_the_map_leads_into_a_topic_and_round_a_skill(page, address):
    page.goto(address + "/map")
    page.locator(".things a", has_text="Mathematics").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mathematics")
    page.locator(".things a", has_text="Linear algebra").first.click()
    page.locator('.things a[href^="/skill/"]').first.click()
    until(page, lambda: "/skill/" in page.url)
    assert 2 <= page.locator(".node").count() <= 80


def test_why_answers_with_a_chain_or_a_firm_no(page, address):
    page.goto(address + "/why")
    page.get_by_label("Is", exact=True).fill("softmax")
    page.get_by_label("needed for").fill("transformers")
    page.get_by_role("button", name="Ask").last.click()
    expect(page.locator(".verdict")).to_contain_text("Yes.")
    assert page.locator(".chain li").count() > 2
    page.goto(address + "/why?before=time-management&after=pca")
    expect(page.locator(".verdict")).to_contain_text("No.")
    expect(page.locator(".verdict")).to_contain_text("can be learned without")


def test_an_outage_is_told_and_nothing_is_lost(page, address):
    page.goto(address + TARGET)
    page.route("**/before/**", lambda route: route.abort())
    page.locator("#tick-docker").click()
    expect(page.get_by_role("alert")).to_contain_text("The service does not answer. Your ticks are kept.")
    assert page.locator("#tick-docker").is_checked()
    page.unroute("**/before/**")
    page.get_by_role("button", name="Try again").click()
    until(page, lambda: known(page) == ["docker"])
    expect(page.get_by_role("alert")).to_be_hidden()
    assert page.complaints == ["Failed to load resource: net::ERR_FAILED"], "the browser's own word on the outage"
    page.complaints.clear()


def test_without_scripts_lists_pictures_and_forms_work(browsing, address):
    with browsing(java_script_enabled=False) as page:
        page.goto(address)
        page.get_by_role("searchbox").fill("kubernetes")
        page.get_by_role("button", name="Ask").click()
        everything = total(page)
        page.locator("#tick-docker").check()
        page.get_by_role("button", name="Show").first.click()
        assert known(page) == ["docker"]
        assert total(page) < everything
        page.locator(".step.todo summary").first.click()
        expect(page.locator(".step.todo .body").first).to_be_visible()
        page.get_by_role("link", name="Weeks", exact=True).click()
        expect(page.locator(".week").first).to_be_visible()
        page.get_by_role("link", name="Picture", exact=True).click()
        expect(page.locator(".picture svg").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/before/transformers?known=vectors",
        "/before/role:ml-engineer",
        "/before/role:ml-engineer?view=weeks",
        "/before/role:ml-engineer?view=picture",
        "/map",
        "/skill/lora",
        "/roadmap",
        "/my-skills?known=pytorch",
        "/placement/role:ml-engineer",
        "/why?before=softmax&after=bert",
    ],
)
def test_nothing_is_wider_than_a_phone(browsing, address, path):
    with browsing(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_print_shows_the_list_without_controls(page, address):
    page.goto(address + TARGET)
    page.emulate_media(media="print")
    expect(page.locator(".step .name").first).to_be_visible()
    for hidden in (".search", ".controls", ".tabs", ".next"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_the_keyboard_alone_leads_from_the_address_bar_to_an_answer_and_past_long_lists(page, address):
    focused = "document.activeElement.textContent.trim() || document.activeElement.id"
    page.goto(address)
    assert page.evaluate(focused) == "q", "the search box has the focus"
    page.keyboard.type("kubernetes")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option").first).to_be_hidden()
    page.keyboard.press("Enter")
    until(page, lambda: "/before/kubernetes" in page.url)
    page.goto(f"{address}/roadmap")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "To the answer"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    stops = []
    while "Past the lines" not in stops and len(stops) < 40:
        page.keyboard.press("Tab")
        stops.append(page.evaluate(focused))
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style != "none", f"the focus on {stops[-1]} is seen"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(focused) == "Later lines ›"
