"""prefect.yaml as it is: deployed to a Prefect server, its deployments run by a process worker."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.e2e.conftest import Prefect
from tests.processes import end
from tests.site import Answer, article, listing, prose, serving

SOURCE = "title: 某市\nstart:\n  - {{list: {url}/news.html, links: ul.news a}}\n"
SOURCE += "fetch: {{private_addresses: true, delay_seconds: 0}}\n"


@pytest.mark.slow
def test_a_worker_fetches_hourly_and_publishes_daily(prefect: Prefect, project: Path) -> None:
    shutil.copy(ROOT / "prefect.yaml", project)
    (project / "flows").symlink_to(ROOT / "flows", target_is_directory=True)
    environment = os.environ | prefect.environment | {"GONGBAO_FOLDER": str(project)}
    environment["PREFECT_WORKER_QUERY_SECONDS"] = "1"
    command = [sys.executable, "-m", "prefect", "--no-prompt"]
    for arguments in (["work-pool", "create", "gongbao", "--type", "process"], ["deploy", "--all"]):
        done = subprocess.run([*command, *arguments], cwd=project, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    with serving() as site, (project / "worker.log").open("w") as log:
        (project / "sources" / "city.yml").write_text(SOURCE.format(url=site.url), encoding="utf-8")
        site.answers["/news.html"] = Answer(listing(["/a.html"]))
        site.answers["/a.html"] = Answer(article("关于甲的通报", prose(1)))
        worker = subprocess.Popen(
            [*command, "worker", "start", "--pool", "gongbao"], cwd=project, env=environment, stdout=log, stderr=log
        )
        try:
            for name in ("fetch/hourly", "refresh/daily"):
                deployment = prefect.ask(f"deployments/name/{name}")
                assert deployment["schedules"][0]["active"]
                begun = prefect.ask(f"deployments/{deployment['id']}/create_flow_run", name=name.replace("/", "-"))
                assert prefect.wait_for(begun["id"]) == "COMPLETED", (project / "worker.log").read_text()
        finally:
            end(worker)
    articles = pd.read_parquet(project / "output" / "latest" / "articles.parquet")
    assert list(articles.title) == ["关于甲的通报"]
