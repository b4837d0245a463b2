/**
 * pf.conf(5) as a language: what a rule file says, as records; how pfctl(8) reads it, and the text
 * that it prints of it. No other room reads pf's text. {@link org.qjailctl.core.pf.PfText} is the
 * way in.
 */
@NullMarked
package org.qjailctl.core.pf;

import org.jspecify.annotations.NullMarked;
