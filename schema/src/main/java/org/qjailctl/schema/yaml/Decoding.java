package org.qjailctl.schema.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Problems;

/** From bytes to text, strictly: what is not UTF-8, or not text, is reported at its place. */
final class Decoding {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private Decoding() {}

  /** The text as far as it is one; anything wrong with it is in {@code problems}. */
  static SourceText decode(String file, byte[] content, Problems problems) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (text.indexOf(BYTE_ORDER_MARK) == 0) {
      text = text.substring(1);
    }
    if (result.isError()) {
      problems.report(
          ManifestCode.NOT_UTF8,
          rangeAt(file, text, text.length()),
          "manifest",
          String.format(
              "Byte %d of the file, 0x%02x, is not UTF-8.%s",
              in.position() + 1,
              content[in.position()],
              isUtf16(content) ? " The file is in UTF-16." : ""),
          "Save the file as UTF-8 without a byte order mark.");
    } else {
      reportControlCharacter(file, text, problems);
    }
    return new SourceText(file, text);
  }

  /** By its byte order mark, with which Windows saves such files. */
  private static boolean isUtf16(byte[] content) {
    int first = content.length < 2 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
    return first == 0xfffe || first == 0xfeff;
  }

  /** One report is enough: a binary file has thousands. */
  private static void reportControlCharacter(String file, String text, Problems problems) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int character = text.codePointAt(at);
      if (!isAllowed(character)) {
        problems.report(
            ManifestCode.NOT_TEXT,
            rangeAt(file, text, at),
            "manifest",
            String.format("The character U+%04X stands here.", character),
            character == 0 && at < 2
                ? "Save the file as UTF-8; it looks like UTF-16."
                : "Delete it; if the file is full of such characters, it is not a manifest.");
        return;
      }
    }
  }

  /** c-printable of YAML 1.2.2, 5.1; byte order marks inside a file are no one's intention. */
  private static boolean isAllowed(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= 0x20 && character <= 0x7e)
        || character == 0x85
        || (character >= 0xa0 && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd && character != BYTE_ORDER_MARK)
        || character >= 0x10000;
  }

  private static SourceRange rangeAt(String file, String text, int at) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      boolean carriageReturn = text.charAt(i) == '\r' && !text.startsWith("\r\n", i);
      if (text.charAt(i) == '\n' || carriageReturn) {
        line++;
        lineStart = i + 1;
      }
    }
    int column = text.codePointCount(lineStart, at) + 1;
    return new SourceRange(file, line, column, column + 1);
  }
}
