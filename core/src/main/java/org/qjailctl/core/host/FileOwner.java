package org.qjailctl.core.host;

import java.util.regex.Pattern;

/** The user and the group that a file belongs to, by their names where the file is. */
public record FileOwner(String user, String group) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_.-]*");

  public static final FileOwner ROOT = new FileOwner("root", "wheel");

  public FileOwner {
    if (!NAME.matcher(user).matches() || !NAME.matcher(group).matches()) {
      throw new IllegalArgumentException("not an owner: " + user + ":" + group);
    }
  }

  /** As chown(8) takes it. */
  @Override
  public String toString() {
    return user + ":" + group;
  }
}
