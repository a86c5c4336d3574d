/**
 * The commands of module {@code check}: logcheck, logtail, logtail2, check-logs, rules, patterns.
 * Lives here: options, usage texts, exit statuses. May not live here: what the programs do, which
 * is in {@code org.logkeep.check}. No picocli on these paths: an hourly job that finds nothing must
 * have answered before a command-line library has loaded.
 */
@NullMarked
package org.logkeep.cli.check;

import org.jspecify.annotations.NullMarked;
