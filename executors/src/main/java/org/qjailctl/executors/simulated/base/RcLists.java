package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * sysrc(8)'s {@code +=} and {@code -=}: a list whose separator is the change's first character, a
 * blank if none.
 */
final class RcLists {

  private RcLists() {}

  static String with(String old, String added) {
    String separator = separator(added);
    List<String> members = members(old, separator);
    for (String member : members(added, separator)) {
      if (!members.contains(member)) {
        members.add(member);
      }
    }
    return String.join(separator, members);
  }

  static String without(String old, String taken) {
    String separator = separator(taken);
    List<String> members = members(old, separator);
    members.removeAll(members(taken, separator));
    return String.join(separator, members);
  }

  private static String separator(String change) {
    return change.isEmpty()
            || Character.isLetterOrDigit(change.charAt(0))
            || "_-/.".indexOf(change.charAt(0)) >= 0
        ? " "
        : change.substring(0, 1);
  }

  private static List<String> members(String list, String separator) {
    List<String> members = new ArrayList<>();
    for (String member : list.split(Pattern.quote(separator))) {
      if (!member.isEmpty()) {
        members.add(member);
      }
    }
    return members;
  }
}
