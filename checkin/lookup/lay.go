package lookup

import "bytes"

// fitsContact reports whether a token is the beginning of one of the codes of
// a record, or of what is behind its dash, or the end of the telephone.
func (t *token) fitsContact(record []byte) bool {
	_, record, _ = bytes.Cut(record, []byte{0})
	phone, codes, _ := bytes.Cut(record, []byte{0})
	for i := range codes {
		if plainKey[codes[i]] == 0 || i > 0 && plainKey[codes[i-1]] != 0 {
			continue
		}
		code := codes[i:]
		if end := bytes.IndexByte(code, 0); end >= 0 {
			code = code[:end]
		}
		if _, begins := keyCompare(code, t.key, codeKey, false); begins {
			return true
		}
	}
	if len(phone) == 0 || t.reversed == nil {
		return false
	}
	_, ends := keyCompare(phone, t.reversed, digitKey, true)
	return ends
}

// scoreRow offers a row to the pool.
func (x *searcher) scoreRow(p *part, number int, row uint32, e effort) bool {
	x.lay(p.segment, row, e)
	x.work += (x.line.length + len(x.line.edges)) << len(x.query.tokens)
	best, ok := x.score(e)
	if ok {
		x.pool.total++
		x.pool.offer(candidate{score: best + x.handicap, part: p, number: number, row: row})
	}
	return ok
}

// score is the least score of the line.
func (x *searcher) score(e effort) (score, bool) {
	best, _ := x.covering.cover(&x.line, &x.query, true)
	if best < far {
		return best.clampSoft(), true
	}
	if e == exact {
		return 0, false
	}
	best, _ = x.covering.cover(&x.line, &x.query, false)
	return best + costNear*point, best < far
}

// lay collects how the query's terms match one row.
func (x *searcher) lay(s *segment, row uint32, e effort) {
	l := &x.line
	l.reset()
	for f := range fields {
		l.begin(f)
		value := s.refs[row][f]
		if x.maskOf(s, value) != 0 {
			l.add(x.edgesOf(s, value, f, e)...)
		}
		if f <= inLast || l.used[f] {
			l.close(s.positions(value), func(i int) score { return s.skipScore(value, f, i) })
		}
	}
	l.begin(inContact)
	for i := range x.query.tokens {
		if x.contactMay(s, row, i) {
			l.addContact(i)
		}
	}
	l.first[fields+1] = l.length
}

// addContact takes a token that is part of a code or a telephone.
func (l *line) addContact(token int) {
	l.add(edge{start: 0, end: 1, mask: 1 << token, soft: true, field: inContact, score: costPart*point + fineOther})
	l.close(1, func(int) score { return 0 })
}

// edgesOf is the edges of the terms over one value.
func (x *searcher) edgesOf(s *segment, value uint32, f int, e effort) []edge {
	if at := x.laid[value]; at.pass == x.pass {
		return x.edges[at.from:at.to]
	}
	from, words := uint32(len(x.edges)), s.positions(value)
	for at := s.entriesAt[value]; at < s.entriesAt[value+1]; at++ {
		word := s.entryWord[at]
		for t := range x.query.terms {
			if term := &x.query.terms[t]; x.here[t].may(s, term, word) {
				x.layTerm(t, s.entries[at], s.words.word(word), f, words, e)
			}
		}
	}
	x.laid[value] = laid{x.pass, from, uint32(len(x.edges))}
	return x.edges[from:]
}

// layTerm appends the edge of a term over one entry, if there is one.
func (x *searcher) layTerm(t int, n entry, word []byte, f, words int, e effort) {
	term := &x.query.terms[t]
	score, soft, ok := term.fit(word, e, &x.aligner)
	if !ok || n.kind() == initials && score != 0 {
		return
	}
	if score == 0 && len(word) == 1 && words > 1 {
		score = costPrefix * point // the D of D'Hondt is no better than that of Dupont
	}
	x.edges = append(x.edges, edge{
		start: int8(n.start()), end: int8(n.end() + 1), mask: term.mask, soft: soft, field: uint8(f), kind: uint8(n.kind()), term: uint8(t),
		score: score + fieldScore(f, n, term, soft, len(x.query.tokens) == 1),
	})
}

// skipScore is what it costs to leave out word i of a value.
func (s *segment) skipScore(value uint32, field, i int) score {
	if field == inCompany {
		word := s.entryWord[s.entriesAt[value]+uint32(i)]
		return skipScore(field, s.common[word/64]>>(word%64)&1 == 1)
	}
	return skipScore(field, false)
}

func skipScore(field int, common bool) score {
	switch {
	case field <= inLast:
		return fineSkipped
	case field == inCompany && !common:
		return finePartly
	}
	return fineCommon
}

// isCommon reports whether many companies share a word.
func isCommon(word []byte) bool { return generics[string(word)] || legalForms[string(word)] }
