/** Conditions on a record: what filters, selectors and sections of every dialect mean. */
@NullMarked
package org.logkeep.topology.condition;

import org.jspecify.annotations.NullMarked;
