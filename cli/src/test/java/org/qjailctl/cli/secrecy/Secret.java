package org.qjailctl.cli.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A value that is told from everything else, however it is quoted or encoded: it begins and ends
 * with letters that no quoting changes, and has between them what every quoting does.
 */
public record Secret(String begin, String end) {

  private static final String BETWEEN =
      " 'a' \"b\" \\ \\\\ % %s $(id) `id` ; | & * ~ é€ß½ \u202e\t!#";

  public String value() {
    return begin + BETWEEN + end;
  }

  /** What of the value stands in {@code bytes}, as it is or encoded; empty where nothing does. */
  public List<String> tracesIn(byte[] bytes) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    String small = text.toLowerCase(Locale.ROOT);
    List<String> traces = new ArrayList<>();
    for (String part : List.of(begin, end)) {
      if (text.contains(part)) {
        traces.add(around(text, text.indexOf(part)));
      }
      String hex = HexFormat.of().formatHex(part.getBytes(UTF_8));
      if (small.contains(hex)) {
        traces.add(around(text, small.indexOf(hex)));
      }
      // Three letters of base64 stand for two bytes and a part of others, wherever the value
      // begins.
      for (int shift = 0; shift < 3; shift++) {
        String padded =
            Base64.getEncoder().encodeToString(("\0".repeat(shift) + part).getBytes(UTF_8));
        String sure = padded.substring(shift == 0 ? 0 : shift + 1, (shift + part.length()) / 3 * 4);
        if (text.contains(sure)) {
          traces.add(around(text, text.indexOf(sure)));
        }
      }
    }
    return traces;
  }

  private static String around(String text, int at) {
    return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + 60));
  }
}
