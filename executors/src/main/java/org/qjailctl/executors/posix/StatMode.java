package org.qjailctl.executors.posix;

import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.TreeEntry;

/**
 * A file's type and permissions in the two ways that a listing tells them: FreeBSD stat(1)'s %p,
 * all of st_mode in octal such as 100644, and GNU find's %y%m, such as f644.
 */
final class StatMode {

  private StatMode() {}

  static TreeEntry.Type type(String mode) {
    return switch (mode.charAt(0)) {
      case 'f' -> TreeEntry.Type.FILE;
      case 'd' -> TreeEntry.Type.DIRECTORY;
      case 'l' -> TreeEntry.Type.SYMLINK;
      case '0', '1', '2', '3', '4', '5', '6', '7' ->
          // The S_IF... constants of FreeBSD's sys/stat.h.
          switch (Integer.parseInt(mode, 8) >> 12) {
            case 010 -> TreeEntry.Type.FILE;
            case 004 -> TreeEntry.Type.DIRECTORY;
            case 012 -> TreeEntry.Type.SYMLINK;
            default -> TreeEntry.Type.OTHER;
          };
      default -> TreeEntry.Type.OTHER;
    };
  }

  static FileMode permissions(String mode) {
    String digits = Character.isDigit(mode.charAt(0)) ? mode : mode.substring(1);
    return new FileMode(Integer.parseInt(digits, 8) & 07777);
  }
}
