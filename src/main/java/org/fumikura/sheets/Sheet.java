package org.fumikura.sheets;

import java.util.List;

/**
 * A finished PDF.
 *
 * @param bytes the file; PDF/A-2a and PDF/UA-1, every face embedded
 * @param pages how many pages it has, at least 1
 * @param missing letters that are not drawn as they were written, each once, in the order of appearance; empty for nearly
 *     every sheet. Their text can be searched and copied all the same
 */
public record Sheet(byte[] bytes, int pages, List<MissingLetter> missing) {}
