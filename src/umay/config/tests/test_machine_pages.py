"""What those who run the machine see, and what nobody else does."""

from __future__ import annotations

import json
import logging

import psycopg
import pytest
import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from umay.config import logs
from umay.config.middleware import CalmWhenTheDatabaseIsAway, account_for_requests, failed
from umay.config.views import show_metrics


@pytest.mark.django_db
def test_a_healthy_house_says_so(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"database": "ok"})
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.django_db
def test_every_answer_closes_what_umay_never_uses(client: Client) -> None:
    headers = client.get("/healthz").headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_metrics_are_for_this_machine_only(rf: RequestFactory) -> None:
    assert show_metrics(rf.get("/metrics", REMOTE_ADDR="127.0.0.1")).status_code == 200
    assert show_metrics(rf.get("/metrics", REMOTE_ADDR="203.0.113.5")).status_code == 404
    assert show_metrics(rf.get("/metrics", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": "203.0.113.5"})).status_code == 404


@pytest.mark.parametrize("where", ["around", "inside"])
def test_a_lost_database_is_a_calm_answer(rf: RequestFactory, where: str) -> None:
    def lost(_request: HttpRequest) -> HttpResponse:
        raise OperationalError("server closed the connection: DETAIL (GIZLI)")

    calm = CalmWhenTheDatabaseIsAway(lost)
    answer = calm(rf.post("/")) if where == "around" else calm.process_exception(rf.post("/"), OperationalError("GIZLI"))

    assert answer is not None
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert b"Nothing you sent was saved" in answer.content
    assert b"GIZLI" not in answer.content


def test_other_errors_are_left_alone(rf: RequestFactory) -> None:
    assert CalmWhenTheDatabaseIsAway(lambda _request: HttpResponse()).process_exception(rf.get("/"), ValueError()) is None


def line_of(record: logging.LogRecord) -> dict[str, object]:
    return json.loads(logs.formatter(terminal=False).format(record))


def record(message: str, *args: object, name: str = "umay.test", error: BaseException | None = None) -> logging.LogRecord:
    given = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, __file__, 1, message, args, given)


def test_the_log_holds_no_words_of_database_errors() -> None:
    try:
        raise psycopg.errors.UniqueViolation("Key (name)=(ZEYNEP GIZLI) already exists")
    except psycopg.Error as error:
        said = line_of(record("failed", error=error))

    assert said["error"] == "psycopg.errors.UniqueViolation"
    assert "GIZLI" not in json.dumps(said)
    assert said["at"]


def test_the_log_keeps_the_words_of_errors_about_code() -> None:
    assert line_of(record("failed", error=NameError("name 'where' is not defined")))["said"] == "name 'where' is not defined"


def test_the_log_names_no_path() -> None:
    said = line_of(record("Internal Server Error: %s", "/cases/42/", name="django.request"))

    assert said["event"] == "Internal Server Error"


def test_the_log_drops_what_could_name_a_person() -> None:
    event = logs.without_people(None, "info", {"event": "seen", "user": "Ayşe", "email": "a@b", "page": "my-day"})

    assert event == {"event": "seen", "page": "my-day"}


def test_each_answer_is_logged_by_the_name_of_its_page(rf: RequestFactory) -> None:
    with structlog.testing.capture_logs() as lines:
        account_for_requests(lambda _request: HttpResponse(status=204))(rf.get("/children/zeynep/", REMOTE_ADDR="203.0.113.5"))

    assert [(line["page"], line["status"]) for line in lines] == [("none", 204)]
    assert "zeynep" not in str(lines)
    assert "203.0.113.5" not in str(lines)


@pytest.mark.parametrize(("error", "status"), [(OperationalError("gone"), 503), (InterfaceError("gone"), 503), (ValueError("else"), 500)])
def test_a_database_lost_while_asking_who_it_is_is_answered_for_calmly(rf: RequestFactory, error: Exception, status: int) -> None:
    def lose() -> None:
        raise error

    try:
        lose()
    except (OperationalError, InterfaceError, ValueError):
        answer = failed(rf.get("/"))

    assert answer.status_code == status
    assert b"gone" not in answer.content
