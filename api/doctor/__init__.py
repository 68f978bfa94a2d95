"""What is well and what is not on this machine, and what to do about it: `examine` is the command ``prereq doctor``."""

from api.doctor.examination import examine
from api.doctor.finding import Finding, State

__all__ = ["Finding", "State", "examine"]
