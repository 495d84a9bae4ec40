"""What other rooms may use of visits."""

from __future__ import annotations

from umay.visits.actions.arriving import NewVisit, expect, register
from umay.visits.actions.deciding import leave, meet
from umay.visits.actions.ordering import enter_order
from umay.visits.rules.codes import Basis, Step, Why
from umay.visits.rules.orders import Dates as OrderDates
from umay.visits.sealed import Said as OrderSaid

__all__ = ["Basis", "NewVisit", "OrderDates", "OrderSaid", "Step", "Why", "enter_order", "expect", "leave", "meet", "register"]
