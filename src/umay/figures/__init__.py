"""Figures: tables of counts in which no small number can be read or computed back. Pure; knows no children and no cases."""
