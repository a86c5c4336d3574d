/**
 * End-to-end load: the same records and the same task for Logkeep, syslog-ng and rsyslog as
 * processes, one after the other in turns, measured in processor time a record.
 */
@NullMarked
package org.logkeep.bench.load;

import org.jspecify.annotations.NullMarked;
