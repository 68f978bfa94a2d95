"""Requests of any kind get an answer that the OpenAPI document knows; `make fuzz` sends 100,000 of them."""

from tests.http_fuzzer import failures


def test_requests_of_any_kind_are_answered_as_the_document_says():
    sent, found = failures(300)
    assert found == {}
    assert sent > 300
