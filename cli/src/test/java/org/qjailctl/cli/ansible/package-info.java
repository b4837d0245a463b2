/**
 * The Ansible collection, run by the real ansible-core against simulated hosts behind a real sshd.
 * It starts the packaged program and knows nothing of its inside.
 */
@NullMarked
package org.qjailctl.cli.ansible;

import org.jspecify.annotations.NullMarked;
