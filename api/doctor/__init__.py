"""The checks of the command ``prereq doctor``: store, catalogue, clock, rights, disk and Neo4j, with advice."""

from api.doctor.examination import examine
from api.doctor.finding import Finding, State

__all__ = ["Finding", "State", "examine"]
