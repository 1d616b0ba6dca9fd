"""One file per form: exchange format, relations, JSON Lines, CSV."""

from riwaya.exporters.records import csv_tables, json_lines
from riwaya.exporters.relations import to_relations
from riwaya.exporters.schema import to_schema

__all__ = ["csv_tables", "json_lines", "to_relations", "to_schema"]
