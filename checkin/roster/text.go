package roster

import (
	"bufio"
	"bytes"
	"io"
	"unicode/utf8"
)

// text is a text file as UTF-8, without its mark, whatever it was written in.
type text struct {
	coding
	r               *bufio.Reader
	rest            []byte // decoded, not yet read
	sawOld, sawUTF8 bool
}

// openText finds the encoding of a text by its beginning. The error says that
// it is no text.
func openText(start []byte, r *bufio.Reader) (*text, error) {
	c, ok := sniffCoding(start)
	if !ok {
		return nil, &Error{Kind: KindNotAList}
	}
	decoded, err := c.reader(r)
	if err == io.EOF {
		return nil, &Error{Kind: KindEmpty}
	}
	if err != nil {
		return nil, err
	}
	return &text{coding: c, r: bufio.NewReaderSize(decoded, sniffed)}, nil
}

// Read reads UTF-8. Bytes that are not are decoded line by line.
func (t *text) Read(p []byte) (int, error) {
	if len(t.rest) == 0 {
		line, err := t.r.ReadSlice('\n')
		if err == bufio.ErrBufferFull {
			err = nil
		}
		if len(line) == 0 && err != nil {
			return 0, err
		}
		line = t.completed(line)
		if t.rest = line; !utf8.Valid(line) && t.old != nil {
			t.rest, t.sawOld = []byte(t.decode(line)), true
		} else if !isASCII(string(line)) {
			t.sawUTF8 = true
		}
	}
	n := copy(p, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}

// completed adds the end of a character that the buffer has cut in two.
func (t *text) completed(line []byte) []byte {
	if bytes.HasSuffix(line, []byte("\n")) || utf8.Valid(line) {
		return line
	}
	for more := 1; more < utf8.UTFMax; more++ {
		next, err := t.r.Peek(more)
		if err != nil {
			break
		}
		if whole := append(bytes.Clone(line), next...); utf8.Valid(whole) {
			_, _ = t.r.Discard(more) // it was peeked at
			return whole
		}
	}
	return line
}

// encoding names how the text that was read was written.
func (t *text) encoding() string { return t.coding.seen(t.sawOld, t.sawUTF8) }

// beginning is the first part of a text file in small letters, to recognise it
// by.
func beginning(start []byte) string {
	const enough = 16 << 10
	t, err := openText(start, bufio.NewReader(bytes.NewReader(start)))
	if err != nil {
		return ""
	}
	read, err := io.ReadAll(io.LimitReader(t, enough))
	if err != nil {
		return ""
	}
	return string(bytes.ToLower(bytes.TrimLeft(read, " \t\r\n")))
}
