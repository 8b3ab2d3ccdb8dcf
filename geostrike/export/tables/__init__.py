"""Layers -> tables: CSV, a workbook, and the shapes of UCDP GED and ACLED."""

from geostrike.export.tables.acled import acled_csv
from geostrike.export.tables.lists import claims_csv, events_csv
from geostrike.export.tables.ucdp import ucdp_ged_csv
from geostrike.export.tables.workbook import events_workbook, write_workbook

__all__ = ["acled_csv", "claims_csv", "events_csv", "events_workbook", "ucdp_ged_csv", "write_workbook"]
