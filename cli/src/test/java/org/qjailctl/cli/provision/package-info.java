/**
 * What a provision lowers to, given what is there: cases that are data. Imports the product's
 * modules.
 */
@NullMarked
package org.qjailctl.cli.provision;

import org.jspecify.annotations.NullMarked;
