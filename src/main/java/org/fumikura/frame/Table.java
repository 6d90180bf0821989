package org.fumikura.frame;

import java.util.List;
import org.fumikura.shared.Text;

/**
 * Rows under named columns.
 *
 * @param rows each with as many cells as there are columns
 * @param empty what is said in place of a table without rows
 */
public record Table(List<Text> columns, List<List<Cell>> rows, Text empty) {}
