"""English words of plans. Only words; what is done with them is in `recognition`."""

from __future__ import annotations

import re

from umay.reading.words.shape import Words, either, listed

_AGENT = (
    r"\b(?:principal|head ?teacher|head ?mistress|head ?master|head of|deputy|teacher|counsell?or|psychologist|"
    r"school|ministry|department|office"
    r"|police|officer|council|committee|board|team|coordinator|secretar|staff|director|directorate|inspector|social worker|social service"
    r"|municipalit|nurse|parent|guardian|agency|authority|service|unit|administration|manager|leader|lead|prosecutor|mayor|governor|pta"
    r"|association|management|personnel|dsl|safeguarding lead|tutor|janitor|guard|everyone"
    r"|all staff|governing body|governors?|caretaker|coordinator)(?:e?s|ies|y|ies)?\b"
)
_VERBS = (
    r"(?:organi[sz]e|conduct|hold|prepare|submit|report|inform|review|check|inspect|train|provide|ensure|"
    r"establish|set up|develop|update|carry out"
    r"|implement|monitor|record|keep|appoint|arrange|convene|collect|send|publish|display|distribute|draw up|"
    r"draft|install|repair|sign|visit"
    r"|coordinate|support|invite|assess|evaluate|identify|maintain|meet|notify|audit|run|deliver|launch|hand|test|"
    r"discuss|teach|introduce|explain"
    r"|register|refer|follow|complete|designate|nominate|form|create|plan|strengthen|raise|involve|analy[sz]e|"
    r"survey|issue|present|remind|lock|patrol)"
)
WORDS = Words(
    columns=listed("""
number: no; no.; #; item; s/n; s. no; sn; ref; item no; nr; action no
title: activity; activities; action; actions; task; tasks; measure; measures; what; duty; duties; obligation; content;
  what needs to be done; planned activities; action point; actions required; key actions; what we will do; intervention;
  initiative; work; what will be done; action to be taken; topic; event; item of work
steps: steps; how; description; details; method; procedure; implementation steps; work to be done; sub-activities; detail
lead: responsible; responsibility; lead; owner; who; lead agency; responsible person; responsible unit; lead person;
  person responsible; by whom; in charge; lead officer; led by; responsible party; accountable; assigned to; lead body;
  who is responsible; responsible office; coordinator; person in charge; responsible body; implementing agency
partners: partner; partners; support; supported by; in cooperation with; with whom; cooperation; supporting agencies;
  participants; stakeholders; in collaboration with; supporting; other agencies; involved; cooperating; supporting partners;
  with
timing: when; time; timing; timeline; deadline; due; due date; date; dates; period; time frame; timeframe; schedule; frequency;
  by when; start date; end date; start; end; month; completion date; target date; term; how often; date due; finish; time scale;
  timescale; deadline/frequency; implementation period; duration
place: where; place; venue; location; site
result: result; results; expected result; expected outcome; outcome; output; indicator; indicators; success criteria; evidence;
  deliverable; impact; form of completion; performance indicator; measure of success; monitoring; milestone; outputs
note: note; notes; remarks; comments; comment; explanation; basis
goal: goal; goals; objective; objectives; aim; aims; priority; strategic objective; area; theme; target; focus area
audience: target group; audience; for whom; grade; class; beneficiaries; age group
budget: budget; cost; resources; funding; resource; materials; costs
reason: reason; reason if not done
status: status; progress; done; signature; rag; completed; check
period: q1; q2; q3; q4; term 1; term 2; term 3; quarter 1; quarter 2; quarter 3; quarter 4; 1st quarter; autumn term;
  spring term; summer term
reference: name; telephone; phone; e-mail; email; address; sign; signs; type; types; age; sex; consequences; score; definition;
  examples; contact; website
"""),
    agents=re.compile(_AGENT),
    places=re.compile(
        r"\b(?:school|hall|room|gate|yard|playground|online|office|centre|center|building|premises|corridor|library|"
        r"campus|district|province|entrance)"
    ),
    duty=either(
        r"\b(?:shall|must|should|will|is to|are to|has to|have to|needs? to|required to|is responsible for|"
        r"are responsible for|responsible for|may not)\b",
        r"^(?:to )?" + _VERBS + r"s?\b",
        r"\b(?:ensures|provides|organi[sz]es|conducts|reports|submits|carries out|informs|prepares|keeps|monitors|"
        r"meets|reviews|coordinates|trains)\b",
        r"^[a-z]{4,14}ing\b",
    ),
    duty_headings=either(
        r"responsibilit",
        r"dut(?:y|ies)",
        r"action",
        r"activit",
        r"task",
        r"measure",
        r"what .{0,20}(?:does|do|will)",
        r"obligation",
        r"procedure",
        r"steps",
        r"timetable",
        r"implementation",
        r"roles",
    ),
    asides=(
        ("definition", either(r"definition", r"^glossary", r"abbreviation", r"^terms used")),
        ("principle", either(r"principle", r"^our values")),
        (
            "purpose",
            either(
                r"^purpose",
                r"^aims?\b",
                r"^scope",
                r"^introduction",
                r"^background",
                r"^foreword",
                r"^rationale",
                r"^objectives?$",
                r"^goals?$",
                r"^context$",
            ),
        ),
        ("legal_basis", either(r"legal (?:basis|framework)", r"^legislation", r"^references$")),
        ("agenda", either(r"^agenda", r"agenda$")),
        ("attachment", either(r"^attachments?", r"^appendices$")),
        ("membership", either(r"^members(?:hip)?", r"composition of")),
        ("contact", either(r"^contacts?$", r"useful (?:numbers|contacts)", r"^helplines?$")),
    ),
    furniture=(
        (
            "letterhead",
            either(
                r"^(?:ref(?:erence)?|date|subject|our ref|to|from)\s*(?:no\.?)?\s*:", r"^(?:ministry|department|school) of [a-z ]{3,60}$"
            ),
        ),
        ("recipients", either(r"^(?:cc|distribution|copy to)\s*:")),
        (
            "signature",
            either(r"^(?:signed|approved by|prepared by|signature|yours (?:sincerely|faithfully)|adopted by|chair of governors)\b"),
        ),
        (
            "preamble",
            either(
                r"^(?:this (?:plan|policy|document|guide|programme)|the (?:purpose|aim) of this|in accordance with|"
                r"pursuant to|dear )"
            ),
        ),
        ("footnote", either(r"^[¹²³⁴⁵*]")),
        (
            "title",
            either(
                r"(?:plan|policy|programme|program|timetable|schedule|calendar|guide|guidelines|"
                r"protocol)(?: (?:for )?\d{4}.{0,8})?$",
                r"^(?:annex|appendix) [a-z\d]+",
            ),
        ),
    ),
    labels=either(r"^(?:note|explanation|remark|important|nb)\s*:"),
    owner_heading=either(
        r"^(?:responsibilities|duties|obligations|tasks|roles?(?: and responsibilities)?|actions) of (?:the )?(?P<who>.{3,100}?)[:.]?$",
        r"^(?:the )?(?P<whom>.{3,100}?)(?:'s|s'|s’|’s) (?:responsibilities|duties|obligations|tasks)",
        r"^(?:the )?(?P<whon>.{3,60}?) (?:shall|must|should|will|is responsible for|are responsible for)\s*:$",
    ),
    subject=either(
        r"^(?:the |all |each |every )?(?P<who>.{3,110}?)\s+(?:shall|must|should|will|is to|are to|has to|have to|"
        r"is responsible|are responsible)\b",
        r"^(?:the |each |every )(?P<whom>(?:[^\s,;:.]+ ){0,5}?" + _AGENT + r")\s+(?=[a-z]+s\b)",
        r"\b(?:by the|by) (?P<whon>(?:[^\s,;:.]+ ){0,4}?" + _AGENT + r")(?=[.,;]|\s*$)",
    ),
    timing_hint=either(
        r"\d",
        r"\b(?:day|week|month|year|term|quarter|daily|weekly|monthly|annual|yearly|termly|quarterly|continuous|"
        r"ongoing|always|regular|immediately|at once|needed|required)",
        r"\b(?:before|after|within|by the|by|until|every|each|once|twice|first|last|start of|end of|beginning|during|"
        r"throughout|no later)\b",
        r"january|february|march|april|\bmay\b|june|july|august|september|october|november|december|monday|tuesday|"
        r"wednesday|thursday|friday",
    ),
)
