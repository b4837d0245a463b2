/**
 * What is to change and the steps that change it, in the order that they need. Imports the other
 * packages of core; nothing of core imports it.
 */
@NullMarked
package org.qjailctl.core.plan;

import org.jspecify.annotations.NullMarked;
