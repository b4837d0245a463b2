package org.qjailctl.core.manifest;

/**
 * A jail that is not to be: the manifest names it with {@code state: absent}, and that word is the
 * consent to its deletion.
 */
public record AbsentJail(JailName name) {}
