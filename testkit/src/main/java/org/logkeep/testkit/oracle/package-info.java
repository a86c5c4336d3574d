/** Says whether what arrived is what was sent. */
@NullMarked
package org.logkeep.testkit.oracle;

import org.jspecify.annotations.NullMarked;
