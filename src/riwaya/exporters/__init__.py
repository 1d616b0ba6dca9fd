"""One file per form: exchange format, relations, JSON Lines, CSV, gold from corrections, audit trail."""

from riwaya.exporters.audit import audit_lines
from riwaya.exporters.gold import to_gold
from riwaya.exporters.records import csv_tables, json_lines
from riwaya.exporters.relations import to_relations
from riwaya.exporters.schema import to_schema

__all__ = ["audit_lines", "csv_tables", "json_lines", "to_gold", "to_relations", "to_schema"]
