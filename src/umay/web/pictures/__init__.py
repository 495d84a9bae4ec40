"""Pictures drawn on the server: plain numbers in, shapes and sentences' worth of values out. No words, no markup, no rules."""
