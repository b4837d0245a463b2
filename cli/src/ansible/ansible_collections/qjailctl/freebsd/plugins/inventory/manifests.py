# SPDX-License-Identifier: BSD-2-Clause

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r"""
name: manifests
short_description: Makes a host of each qjailctl manifest in a folder
description:
  - Each file of the folder that has C(version) and C(host.name) becomes a host of that name.
  - The variables C(qjailctl_manifest) and C(qjailctl_address) say which file describes it and where it is.
  - The hosts are in the group C(qjailctl).
version_added: 0.1.0
author: the qjailctl authors (@qjailctl)
options:
  plugin:
    description: The name of this plugin.
    required: true
    choices: [qjailctl.freebsd.manifests]
  folder:
    description: The folder of the manifests, beside the inventory file.
    type: str
    default: hosts
"""

EXAMPLES = r"""
# inventory/qjailctl.yml
plugin: qjailctl.freebsd.manifests
folder: ../hosts
"""

import os

import yaml
from ansible.errors import AnsibleParserError
from ansible.plugins.inventory import BaseInventoryPlugin


class InventoryModule(BaseInventoryPlugin):
    NAME = "qjailctl.freebsd.manifests"

    def verify_file(self, path):
        return super(InventoryModule, self).verify_file(path) and path.endswith(
            ("qjailctl.yml", "qjailctl.yaml")
        )

    def parse(self, inventory, loader, path, cache=True):
        super(InventoryModule, self).parse(inventory, loader, path, cache)
        self._read_config_data(path)
        folder = os.path.join(os.path.dirname(os.path.abspath(path)), self.get_option("folder"))
        if not os.path.isdir(folder):
            raise AnsibleParserError("%s: there is no folder %s" % (path, folder))
        inventory.add_group("qjailctl")
        for name in sorted(os.listdir(folder)):
            if name.endswith((".yaml", ".yml")):
                self._add(os.path.normpath(os.path.join(folder, name)))

    def _add(self, file):
        """Adds the host of one manifest. A file without version and host.name is a part of others."""
        with open(file) as stream:
            try:
                manifest = yaml.safe_load(stream)
            except yaml.YAMLError as problem:
                raise AnsibleParserError("%s is not YAML: %s" % (file, problem))
        if not isinstance(manifest, dict) or "version" not in manifest:
            return
        described = manifest.get("host")
        if not isinstance(described, dict) or not described.get("name"):
            return
        host = self.inventory.add_host(str(described["name"]), group="qjailctl")
        self.inventory.set_variable(host, "qjailctl_manifest", file)
        address = str(described.get("address", "ssh://root@%s" % described["name"]))
        self.inventory.set_variable(host, "qjailctl_address", address)
