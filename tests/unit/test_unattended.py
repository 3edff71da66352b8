"""What runs without anybody watching: schedules, alarms, reports."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from datetime import timedelta
from inspect import signature
from pathlib import Path

import pytest
import yaml

from flows.alarm import send
from flows.fetch import fetch
from flows.refresh import refresh
from flows.serving import Served, deployments, schedule
from gongbao.model import WrongCall
from gongbao.reports import reported
from tests.conftest import ROOT
from tests.site import serving


def test_a_web_hook_gets_json() -> None:
    with serving() as site:
        assert send(f"{site.url}/hook", "gongbao fetch: Failed", "city is broken")
        told = json.loads(site.posted[0])
    assert (told["title"], told["message"], told["type"]) == ("gongbao fetch: Failed", "city is broken", "failure")


def test_an_alarm_that_nobody_takes_is_told() -> None:
    assert not send("http://127.0.0.1:9/hook", "title", "message")


def test_schedules() -> None:
    assert schedule("30m").interval == timedelta(minutes=30)
    assert schedule("7 * * * *").cron == "7 * * * *"
    with pytest.raises(WrongCall, match="is no schedule"):
        schedule("now and then")


def test_the_deployments_call_the_flows_as_they_are() -> None:
    described = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    flows = {"flows/fetch.py:fetch": fetch, "flows/refresh.py:refresh": refresh}
    for deployment in described["deployments"]:
        signature(flows[deployment["entrypoint"]].fn).bind(**deployment["parameters"])
        assert schedule(deployment["schedules"][0]["cron"])


def test_what_serve_is_told_reaches_the_flows() -> None:
    served = Served(
        paths=(Path("raw"),),
        output=Path("output"),
        store="s3://bucket/gongbao",
        sources=Path("sources"),
        fetch="30m",
        release="0 6 * * *",
        corrections=Path("corrections"),
        dask="tcp://host:8786",
    )
    called = {planned.flow_name: planned.parameters for planned in deployments(served)}
    for flow in (fetch, refresh):
        signature(flow.fn).bind(**called[flow.name])
        assert called[flow.name]["store"] == "s3://bucket/gongbao"
    assert (called["refresh"]["dask"], called["refresh"]["corrections"]) == ("tcp://host:8786", "corrections")
    assert [planned.flow_name for planned in deployments(replace(served, fetch=None))] == ["refresh"]


def test_a_run_that_was_broken_off_is_no_failed_one(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), reported("run", tmp_path):
        raise KeyboardInterrupt
    told = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (told["state"], told["error"]) == ("cancelled", "KeyboardInterrupt")


def test_a_report_is_left_however_a_run_ends(tmp_path: Path) -> None:
    with reported("run", tmp_path) as report:
        report["read"] = 3
        logging.getLogger("gongbao.run").info("batch", extra={"part": "某"})
    with pytest.raises(ValueError, match="broke"), reported("run", tmp_path):
        raise ValueError("it broke")
    whole, failed = (
        json.loads(path.read_text(encoding="utf-8")) for path in sorted((tmp_path / "runs").glob("*.json"))
    )
    assert (whole["state"], whole["read"]) == ("completed", 3)
    assert (failed["state"], failed["error"], failed["message"]) == ("failed", "ValueError", "it broke")
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8")) == failed
    (line, *_) = sorted((tmp_path / "runs").glob("*.jsonl"))[0].read_text(encoding="utf-8").splitlines()
    assert json.loads(line) | {"at": ""} == {
        "at": "",
        "level": "INFO",
        "name": "gongbao.run",
        "event": "batch",
        "part": "某",
    }
