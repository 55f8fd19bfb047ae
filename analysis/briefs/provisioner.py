"""Provisioner: gives jupyter_client the child that waits in this process, for one kernel.

In      a Child that waits
Out     the running kernel; a cold one where no child waits, or it is gone
Units   none
Missing nothing
Next    kernels runs notebooks with it
"""

import asyncio
from importlib.metadata import EntryPoint
from typing import Any

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from analysis.briefs.children import LOOK_SECONDS, Child

NAME, LAUNCHER = "launchbook", "ipykernel_launcher"


class ChildProvisioner(LocalProvisioner):
    """Makes the waiting child a kernel, once; without one it starts kernels as jupyter_client does."""

    waiting: Child | None = None
    process: Any

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Start the kernel that `cmd` describes."""
        child, ChildProvisioner.waiting = ChildProvisioner.waiting, None
        if child is None or child.poll() is not None or LAUNCHER not in cmd:
            return await super().launch_kernel(cmd, **kwargs)
        try:
            child.begin(cmd[cmd.index(LAUNCHER) + 1 :], kwargs["env"], str(kwargs["cwd"]))
        except OSError:
            return await super().launch_kernel(cmd, **kwargs)
        self.process, self.pid, self.pgid, self.cwd = child, child.pid, child.pid, kwargs["cwd"]
        return self.connection_info

    async def wait(self) -> int | None:
        """Wait until the kernel has ended."""
        while self.process and self.process.poll() is None:
            await asyncio.sleep(LOOK_SECONDS)
        return await super().wait()


def offer_child(child: Child | None) -> None:
    """Have the next kernel of this process be `child`, and those after it cold."""
    factory = KernelProvisionerFactory.instance()
    factory.provisioners[NAME] = EntryPoint(NAME, f"{__name__}:ChildProvisioner", KernelProvisionerFactory.GROUP_NAME)
    factory.default_provisioner_name = NAME
    ChildProvisioner.waiting = child
