"""What stands around every page: menu, state of the visit, the desk where reading and changing is asked for."""
