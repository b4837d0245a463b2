/** What every host must do, as tests that a host's own test class inherits. Imports core only. */
@NullMarked
package org.qjailctl.executors.contract;

import org.jspecify.annotations.NullMarked;
