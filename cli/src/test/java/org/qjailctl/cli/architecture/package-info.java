/** The rules that hold the modules and rooms apart, as tests: this module alone sees them all. */
@NullMarked
package org.qjailctl.cli.architecture;

import org.jspecify.annotations.NullMarked;
