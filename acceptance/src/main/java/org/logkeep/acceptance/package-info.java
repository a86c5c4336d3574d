/** Empty: this module has tests only, which start the real command. */
@NullMarked
package org.logkeep.acceptance;

import org.jspecify.annotations.NullMarked;
