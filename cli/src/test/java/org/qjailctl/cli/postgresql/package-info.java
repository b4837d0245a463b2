/**
 * PostgreSQL's own programs, run by what a plan lowers to. Imports the product's modules; the jail
 * around the server is a stand-in.
 */
@NullMarked
package org.qjailctl.cli.postgresql;

import org.jspecify.annotations.NullMarked;
