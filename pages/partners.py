"""Partners: what is promised already?"""

from ui.partners import promised
from ui.shell import errors, layout

layout.headline(promised.headline())
with errors.boundary():
    promised.draw()
