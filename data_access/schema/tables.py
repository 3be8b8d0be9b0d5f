"""The tables by name, for selects: `from data_access.schema.tables import room, stay`."""

from sqlalchemy import Table

from data_access import schema


def _table(name: str) -> Table:
    return schema.Base.metadata.tables[name]


academic_warning = _table("academic_warning")
award_member = _table("award_member")
building = _table("building")
calendar_day = _table("calendar_day")
college = _table("college")
community = _table("community")
community_staff = _table("community_staff")
competition_award = _table("competition_award")
contest = _table("contest")
contest_alias = _table("contest_alias")
course = _table("course")
database_origin = _table("database_origin")
department = _table("department")
dorm_visit = _table("dorm_visit")
excuse = _table("excuse")
feedback_ticket = _table("feedback_ticket")
floor = _table("floor")
grid_post = _table("grid_post")
heart_talk = _table("heart_talk")
incubation_project = _table("incubation_project")
party_post = _table("party_post")
published_figure = _table("published_figure")
room = _table("room")
room_duty = _table("room_duty")
staff = _table("staff")
stay = _table("stay")
student = _table("student")
study_plan = _table("study_plan")
target = _table("target")
term = _table("term")
term_result = _table("term_result")
ticket_event = _table("ticket_event")
tutoring_attendance = _table("tutoring_attendance")
tutoring_pair = _table("tutoring_pair")
tutoring_session = _table("tutoring_session")
upgrade_exam = _table("upgrade_exam")
warning_level = _table("warning_level")
