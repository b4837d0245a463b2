package org.qjailctl.core.manifest;

import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;

/** What a file is to hold, and its mode; root:wheel owns it. */
public record FileContent(Bytes content, FileMode mode) {}
