package org.qjailctl.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;

/** How a value may stand in what programs print: as it is, quoted, or encoded. */
final class WrittenForms {

  private WrittenForms() {}

  static Set<String> of(String value) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(value);
    // Between the quotes of sh(1), SQL, rc.conf(5) and JSON.
    forms.add(value.replace("'", "'\\''"));
    forms.add(value.replace("'", "''"));
    forms.add(value.replace("\\", "\\\\").replace("'", "''"));
    String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.add(json);
    forms.add(json.replace("\t", "\\t"));
    forms.add(value.replaceAll("([\\\\\"$`])", "\\\\$1"));
    byte[] bytes = value.getBytes(UTF_8);
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    String encoded = URLEncoder.encode(value, UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    forms.add(HexFormat.of().formatHex(bytes));
    return forms;
  }
}
