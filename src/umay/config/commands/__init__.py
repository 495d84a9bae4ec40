"""The commands of `umay`, one module each: NAME, HELP, configure(parser), run(asked). Heavy imports wait until a command runs."""
