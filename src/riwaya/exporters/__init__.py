"""One file per form: exchange format, relations, JSON Lines, CSV, gold from corrections, audit trail."""

from riwaya.exporters.audit import audit_lines
from riwaya.exporters.gold import to_gold
from riwaya.exporters.records import json_lines, write_csv
from riwaya.exporters.relations import to_relations
from riwaya.exporters.schema import to_schema

__all__ = ["audit_lines", "json_lines", "to_gold", "to_relations", "to_schema", "write_csv"]
