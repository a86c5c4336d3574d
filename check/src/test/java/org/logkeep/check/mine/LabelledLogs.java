package org.logkeep.check.mine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/** Generates labelled log samples from the message templates in {@code systems.txt}. */
final class LabelledLogs {
  /** A line and the number of the template it was made of. */
  record Labelled(String line, int template) {}

  private record Template(int weight, String text) {}

  private static final String[] NAMES =
      "root admin cyrus news test guest oracle mysql postgres nobody uucp ftp dbus apache webmaster alice bob"
          .split(" ");
  private static final String[] TAGS = {
    "View Lock", "RILJ_ACK_WL", "*launch*", "AudioMix", "WindowManager"
  };
  private static final String[] ACTIONS = {
    "android.intent.action.SCREEN_ON",
    "android.intent.action.SCREEN_OFF",
    "android.intent.action.TIME_TICK",
    "com.huawei.health.COMMON"
  };
  private static final String[] CLASSES = {
    "org.apache.hadoop.mapreduce.v2.app.job.event.TaskEventType",
    "org.apache.hadoop.mapreduce.jobhistory.EventType",
    "org.apache.hadoop.mapreduce.v2.app.MRAppMaster$JobEventDispatcher",
    "org.apache.hadoop.mapreduce.v2.app.speculate.Speculator$EventType"
  };

  private static final String[] DAYS = "Mon Tue Wed Thu Fri Sat Sun".split(" ");

  private final Random random;

  private LabelledLogs(long seed) {
    this.random = new Random(seed);
  }

  /** So many lines of each system. */
  static Map<String, List<Labelled>> samples(int lines, long seed) throws IOException {
    Map<String, List<Template>> systems = new LinkedHashMap<>();
    List<Template> current = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(LabelledLogs.class.getResourceAsStream("systems.txt"))) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("[") && line.endsWith("]") && line.indexOf('|') < 0) {
          current = new ArrayList<>();
          systems.put(line.substring(1, line.length() - 1), current);
        } else if (!line.isBlank() && line.charAt(0) != '#') {
          int bar = line.indexOf('|');
          current.add(
              new Template(Integer.parseInt(line.substring(0, bar)), line.substring(bar + 1)));
        }
      }
    }
    Map<String, List<Labelled>> samples = new LinkedHashMap<>();
    LabelledLogs logs = new LabelledLogs(seed);
    systems.forEach((name, templates) -> samples.put(name, logs.sample(templates, lines)));
    return samples;
  }

  private List<Labelled> sample(List<Template> templates, int lines) {
    int total = templates.stream().mapToInt(Template::weight).sum();
    List<Labelled> sample = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      int pick = random.nextInt(total);
      int number = 0;
      while (pick >= templates.get(number).weight()) {
        pick -= templates.get(number++).weight();
      }
      sample.add(new Labelled(fill(templates.get(number).text()), number));
    }
    return sample;
  }

  private String fill(String template) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        return line.append(template.substring(at)).toString();
      }
      int inner = template.lastIndexOf('{', close);
      line.append(template, at, inner).append(value(template.substring(inner + 1, close)));
      at = close + 1;
    }
    return line.toString();
  }

  private String value(String kind) {
    if (kind.startsWith("=")) {
      String[] choices = kind.substring(1).split("\\|", -1);
      return choices[random.nextInt(choices.length)];
    }
    if (kind.startsWith("user:")) {
      return word(random.nextInt(Integer.parseInt(kind.substring(5))));
    }
    return switch (kind) {
      case "hpath" ->
          random.nextBoolean()
              ? "/user/root/rand"
                  + (random.nextBoolean() ? "" : "txt")
                  + "/_temporary/_task_"
                  + value("int")
                  + "/part-"
                  + d(999)
                  + "."
              : "/mnt/hadoop/mapred/system/job_" + value("int") + "/job.jar.";
      case "bpath" ->
          "/home/" + NAMES[random.nextInt(NAMES.length)] + "/" + word(random.nextInt(20)) + "/bin";
      case "ipplist" ->
          random.nextBoolean()
              ? value("ip") + ":" + d(60000)
              : value("ip") + ":" + d(60000) + " " + value("ip") + ":" + d(60000);
      case "mshost" ->
          random.nextInt(3) == 0
              ? "MININT-FNANLI" + d(9)
              : (random.nextBoolean() ? "msra-sa-" : "MSRA-SA-") + d(60);
      case "rhost" ->
          random.nextInt(3) > 0
              ? value("ip")
              : random.nextBoolean()
                  ? word(random.nextInt(30)) + "." + word(30 + random.nextInt(20)) + ".org"
                  : word(random.nextInt(9)) + "-" + d(255) + "-" + d(255) + ".adsl.isp.net";
      case "phost" ->
          random.nextInt(3) > 0
              ? "proxy.cse.cuhk.edu.hk"
              : random.nextInt(3) > 0 ? "www." + word(random.nextInt(30)) + ".com" : value("ip");
      case "kb" ->
          random.nextBoolean()
              ? ""
              : " (" + value("float") + " " + (random.nextBoolean() ? "KB" : "MB") + ")";
      case "sshuser" -> random.nextInt(12) > 0 ? "root" : NAMES[random.nextInt(NAMES.length)];
      case "surface" -> random.nextInt(3) == 0 ? "Toast" : "PopupWindow:" + value("hexs");
      case "dir" -> "xyz".charAt(random.nextInt(3)) + (random.nextBoolean() ? "+" : "-");
      case "torus" -> "B C X+ X- Y+ Y- Z+ Z-".substring(0, 2 + random.nextInt(7) * 3);
      case "u" -> "UJABC".charAt(random.nextInt(5)) + d(99);
      case "fans" ->
          d(4000)
              + " "
              + d(4000)
              + " "
              + (random.nextInt(4) == 0 ? "****" : d(4000))
              + " "
              + d(4000)
              + " "
              + d(4000)
              + " "
              + d(4000);
      case "nodes" -> random.nextInt(4) == 0 ? d(200) : "[" + d(40) + "-" + d(200) + "]";
      case "hexs" -> String.format(Locale.ROOT, "%07x", random.nextInt(1 << 28));
      case "bases" ->
          "/var/lib/nova/instances/_base/"
              + value("hexl")
              + (random.nextBoolean() ? "" : " /var/lib/nova/instances/_base/" + value("hexl"));
      case "ospath" ->
          switch (random.nextInt(4)) {
            case 0 -> "/v2/" + value("hexl") + "/servers/" + value("uuid");
            case 1 -> "/openstack/2012-08-10/meta_data.json";
            case 2 -> "/latest/meta-data/" + word(random.nextInt(6));
            default -> "/v2/" + value("hexl") + "/servers/detail";
          };
      case "blk" -> "blk_" + random.nextLong();
      case "blklist" -> {
        StringBuilder list = new StringBuilder("blk_" + random.nextLong());
        for (int i = random.nextInt(6); i > 0; i--) {
          list.append(" blk_").append(random.nextLong());
        }
        yield list.toString();
      }
      case "ip" -> "10." + d(255) + "." + d(255) + "." + d(255);
      case "ipl" -> random.nextBoolean() ? value("ip") : value("ip") + "," + value("ip");
      case "port" -> d(65535);
      case "int" -> d(99_999_999);
      case "sint" -> (random.nextBoolean() ? "-" : "") + d(9999);
      case "d" -> d(40);
      case "float" -> d(900) + "." + d(99);
      case "hex" -> Integer.toHexString(random.nextInt(1 << 24));
      case "hexw" -> String.format(Locale.ROOT, "%08x", random.nextInt());
      case "hexl" -> String.format(Locale.ROOT, "%016x", random.nextLong());
      case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
      case "name", "users" -> NAMES[random.nextInt(NAMES.length)];
      case "host" ->
          random.nextInt(3) == 0
              ? "msra-sa-" + d(60)
              : NAMES[random.nextInt(NAMES.length)] + ".example.com";
      case "time" -> "00:" + (10 + random.nextInt(50)) + ":" + (10 + random.nextInt(50));
      case "life" -> random.nextInt(3) == 0 ? "<1 sec" : "00:" + (10 + random.nextInt(49));
      case "date" -> "2016/" + d(12) + "/" + d(28);
      case "datetime" ->
          DAYS[random.nextInt(7)]
              + (random.nextBoolean() ? " Jun " : " Jul ")
              + d(28)
              + " 02:08:1"
              + d(9)
              + " 2005";
      case "mac" ->
          String.format(
              Locale.ROOT,
              "%02x:%02x:%02x:%02x:%02x:%02x",
              random.nextInt(256),
              random.nextInt(256),
              random.nextInt(256),
              random.nextInt(256),
              random.nextInt(256),
              random.nextInt(256));
      case "bool" -> Boolean.toString(random.nextBoolean());
      case "tag" -> TAGS[random.nextInt(TAGS.length)];
      case "pkg" -> "com." + NAMES[random.nextInt(NAMES.length)] + ".systemui";
      case "action" -> ACTIONS[random.nextInt(ACTIONS.length)];
      case "class" -> CLASSES[random.nextInt(CLASSES.length)];
      case "path" -> "/private/var/" + NAMES[random.nextInt(NAMES.length)] + "/Library";
      case "rdd" -> random.nextBoolean() ? "broadcast_" + d(9) : "rdd_" + d(9) + "_" + d(9);
      case "loc" -> "R" + d(80) + "-M" + d(2) + "-N" + d(9);
      case "hsteps" -> "15140" + d(99999) + "##" + d(9999) + "##" + d(999999) + "##" + d(9999);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  /** The same made-up word for the same number. */
  private static String word(int number) {
    Random letters = new Random(number * 7919L + 17);
    StringBuilder word = new StringBuilder();
    for (int i = 2 + letters.nextInt(2); i > 0; i--) {
      word.append("bdfgklmnprstvz".charAt(letters.nextInt(14)))
          .append("aeiou".charAt(letters.nextInt(5)));
    }
    return word.toString();
  }

  private String d(int bound) {
    return Integer.toString(1 + random.nextInt(bound));
  }
}
