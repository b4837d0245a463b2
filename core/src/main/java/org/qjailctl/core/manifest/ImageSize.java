package org.qjailctl.core.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/**
 * The size of the file that an image jail lives in, as {@code qjail create -i} takes it: {@code
 * 512m} or {@code 2g}.
 *
 * @param mebibytes at least 1; qjail keeps it in {@code imageblockcount} (recording 11)
 */
public record ImageSize(int mebibytes) {

  private static final Pattern SHAPE = Pattern.compile("([1-9][0-9]{0,5})([mMgG])");

  public ImageSize {
    if (mebibytes < 1) {
      throw new IllegalArgumentException("an image of " + mebibytes + " MiB");
    }
  }

  public static Parsed<ImageSize> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Parsed.refused(
          "qjail takes an image's size as whole mebibytes or gibibytes, such as 512m or 2g");
    }
    int number = Integer.parseInt(matcher.group(1));
    boolean gibibytes = matcher.group(2).equalsIgnoreCase("g");
    return Parsed.ok(new ImageSize(gibibytes ? number * 1024 : number));
  }

  /** The size as qjail takes it. */
  @Override
  public String toString() {
    return mebibytes % 1024 == 0 ? mebibytes / 1024 + "g" : mebibytes + "m";
  }
}
