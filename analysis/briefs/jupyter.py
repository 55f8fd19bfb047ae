"""Jupyter: the one door to Jupyter's libraries, which are slow to import; open it late.

In      nothing
Out     what kernels and render use of nbformat, nbclient, papermill and nbconvert
Units   none
Missing nothing
Next    kernels, render
"""

import sys

# Where JupyterLab is installed, jsonschema finds this module and compiles a grammar of IRIs with it: about one second
# of CPU in every process, for a check that no notebook needs. It counts as not installed here.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import nbformat  # noqa: E402
from jupyter_client.kernelspec import NoSuchKernel  # noqa: E402
from nbclient.exceptions import CellTimeoutError, DeadKernelError  # noqa: E402
from nbconvert.exporters.templateexporter import TemplateExporter  # noqa: E402
from papermill import PapermillExecutionError, execute_notebook  # noqa: E402
from traitlets.config import Config  # noqa: E402

__all__ = [
    "CellTimeoutError",
    "Config",
    "DeadKernelError",
    "NoSuchKernel",
    "PapermillExecutionError",
    "TemplateExporter",
    "execute_notebook",
    "nbformat",
]
