"""Two processes write the same bytes, whatever their hashes, clock, zone and mask of permissions."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib, os, sys
os.umask(int(sys.argv[1], 8))
from export.raids import SPEC, nasty, raids
from geostrike.export.kml import kmz
from geostrike.export.tables import acled_csv, claims_csv, events_csv, events_workbook, ucdp_ged_csv
for layers in (raids(), nasty()):
    for write in (acled_csv, claims_csv, events_csv, ucdp_ged_csv):
        print(write.__name__, hashlib.sha256("".join(write(layers)).encode()).hexdigest())
    print("xlsx", hashlib.sha256(events_workbook(layers)).hexdigest())
    print("kmz", hashlib.sha256(kmz(layers, SPEC)).hexdigest())
"""


def test_two_processes_write_the_same_bytes():
    tests = Path(__file__).resolve().parents[1]
    path = os.pathsep.join([str(tests.parent), str(tests)])

    def writing(seed, zone, mask):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": path}
        return subprocess.Popen(
            [sys.executable, "-c", SCRIPT, mask], env=environment, stdout=subprocess.PIPE, text=True
        )

    with writing("0", "UTC", "022") as first, writing("1", "Asia/Baghdad", "077") as second:
        (one, _), (other, _) = first.communicate(), second.communicate()
    assert first.returncode == second.returncode == 0
    assert one == other
    assert len(one.splitlines()) == 12
