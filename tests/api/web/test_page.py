"""The page as somebody uses it: in Chromium, against the running service."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

TARGET = "/before/kubernetes"


def total(page):
    return int(page.locator(".total b").first.inner_text())


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
    before, hours = total(page), page.locator(".total b").nth(1).inner_text()
    tick(page, "docker")
    until(page, lambda: known(page) == ["docker"])
    assert total(page) < before - 1, "what one cannot have learned it without is credited"
    assert page.locator(".total b").nth(1).inner_text() != hours
    assert page.locator('.node[data-id="docker"]').get_attribute("class").split() == ["node", "known"]
    assert page.locator("#tick-docker").evaluate("one => one === document.activeElement"), "the focus stays"
    assert page.locator("[data-say]").inner_text().startswith(str(total(page))), "it is announced"
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
    page.goto(address + TARGET)
    before = total(page)
    page.get_by_text("to use it", exact=True).click()
    until(page, lambda: "depth=use" in page.url and total(page) < before)
    page.get_by_text("stage", exact=True).click()
    until(page, lambda: "by=stage" in page.url)
    expect(page.locator(".group h2").first).to_contain_text("Stage 1")


def test_another_start_changes_list_and_link_in_place_and_back_undoes_it(page, address):
    page.goto(address + TARGET)
    before = total(page)
    page.get_by_label("Starting from").focus()
    page.get_by_label("Starting from").select_option(label="Backend developer")
    until(page, lambda: page.url == f"{address}{TARGET}?background=backend-developer" and total(page) < before)
    expect(page.locator(".start").first).to_contain_text("Assumes")
    assert page.get_by_label("Starting from").evaluate("one => one === document.activeElement"), "the focus stays"
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
    expect(page.locator("#assumed")).to_contain_text(f"{name} is not assumed.")


def test_deeper_asks_from_nothing_unless_a_start_was_chosen(page, address):
    page.goto(address + TARGET)
    page.get_by_text("thoroughly", exact=True).click()
    until(page, lambda: page.url == f"{address}{TARGET}?depth=thorough")
    expect(page.locator(".start").first).to_have_text("Assumes nothing.")
    page.get_by_label("Starting from").select_option(label="School")
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
    page.get_by_text("only the essentials", exact=True).click()
    until(page, lambda: page.url == topic and total(page) == before)


def test_weeks_fill_to_their_hours_and_say_when_a_day_cannot_be_met(page, address):
    page.goto(address + TARGET)
    page.get_by_label("Hours a week").fill("10")
    page.get_by_label("From", exact=True).fill("2027-01-04")
    page.get_by_role("button", name="Plan").click()
    expect(page.locator("tbody tr").first).to_contain_text("2027-01-04")
    hours = [float(one) for one in page.locator("tbody td:last-child").all_inner_texts()]
    assert max(hours) <= 10
    page.get_by_label("Done by").fill("2027-01-06")
    page.get_by_role("button", name="Plan").click()
    expect(page.locator(".weeks .notice")).to_contain_text("Does not fit by 2027-01-06: the shortest plan ends on")


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
    page.goto(address + TARGET)
    with page.expect_download() as taken:
        page.get_by_role("link", name=form, exact=True).click()
    assert taken.value.suggested_filename == f"kubernetes.{suffix}"
    text = taken.value.path().read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert "Docker basics" in text


def test_arrow_keys_walk_along_requirements_and_a_chain_lights_up(page, address):
    page.goto(address + TARGET)
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
    until(page, lambda: page.url.endswith(f"/before/{prerequisite}"))


def test_an_arrow_shows_its_reason_and_a_click_moves_the_target(page, address):
    page.goto(address + TARGET)
    arrow = page.locator('.arrow[data-source="docker"][data-target="kubernetes"]')
    arrow.locator(".hit").hover(force=True)
    reason = arrow.locator("title").text_content()
    assert reason.startswith("Docker basics before Kubernetes basics: ")
    expect(page.locator("[data-caption]")).to_have_text(reason)
    page.locator("#node-docker").click()
    until(page, lambda: page.url == f"{address}/before/docker")


def test_what_is_done_is_hidden_on_arrival_and_stays_in_view_while_one_ticks(page, address):
    page.goto(f"{address}{TARGET}?known=docker")
    expect(page.locator("#step-docker")).to_be_hidden()
    page.get_by_label("Hide what is done").uncheck()
    tick(page, "yaml")
    until(page, lambda: set(known(page)) == {"docker", "yaml"})
    expect(page.locator("#step-docker")).to_be_visible()


def test_only_one_box_of_a_picture_is_a_stop_of_the_tabulator(page, address):
    page.goto(address + TARGET)
    assert page.locator('.node[tabindex="0"]').count() == 1


def test_a_picture_zooms_fits_and_is_dragged_without_following_a_link(page, address):
    page.goto(address + "/before/transformers")
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
    assert page.url == address + "/before/transformers"


def test_the_map_leads_into_a_topic_and_round_a_skill(page, address):
    page.goto(address + "/map")
    page.locator(".things a", has_text="Mathematics").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mathematics")
    page.locator(".things a", has_text="Linear algebra").first.click()
    page.locator('.things a[href^="/around/"]').first.click()
    until(page, lambda: "/around/" in page.url)
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
        page.get_by_role("button", name="Show").click()
        assert known(page) == ["docker"]
        assert total(page) < everything
        assert page.locator(".node.known").count() > 0
        page.locator(".step.todo summary").first.click()
        expect(page.locator(".step.todo .body").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/before/transformers?known=vectors",
        "/before/role:ml-engineer",
        "/map",
        "/roadmap",
        "/my-skills?known=pytorch",
        "/placement/role:ml-engineer",
        "/around/lora",
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
    for hidden in (".search", ".controls", ".tools", ".take"):
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
