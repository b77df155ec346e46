using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QuizHub.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Memory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Attempts_LearnerId_ItemType_Revealed_ActiveMilliseconds",
                table: "Attempts");

            migrationBuilder.AddColumn<long>(
                name: "Deadline",
                table: "Sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HistoryRevision",
                table: "Learners",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MemoryRevision",
                table: "Learners",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "DaysSince",
                table: "Attempts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "PredictedRecall",
                table: "Attempts",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "StabilityBefore",
                table: "Attempts",
                type: "REAL",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DayTallies",
                columns: table => new
                {
                    LearnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeckSlug = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayTallies", x => new { x.LearnerId, x.DeckSlug, x.Day });
                    table.ForeignKey(
                        name: "FK_DayTallies_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ItemMemories",
                columns: table => new
                {
                    LearnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeckSlug = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    QuestionSlug = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Model = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    WeightsVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Retention = table.Column<double>(type: "REAL", nullable: false),
                    Stability = table.Column<double>(type: "REAL", nullable: false),
                    Difficulty = table.Column<double>(type: "REAL", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DueDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reviews = table.Column<int>(type: "INTEGER", nullable: false),
                    Lapses = table.Column<int>(type: "INTEGER", nullable: false),
                    LapsedDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ConfidentErrorDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LastGrade = table.Column<int>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemMemories", x => new { x.LearnerId, x.DeckSlug, x.QuestionSlug, x.ItemId });
                    table.ForeignKey(
                        name: "FK_ItemMemories_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonalWeights",
                columns: table => new
                {
                    LearnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Weights = table.Column<string>(type: "TEXT", nullable: true),
                    TrainedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Trained = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldOut = table.Column<int>(type: "INTEGER", nullable: false),
                    CurrentLoss = table.Column<double>(type: "REAL", nullable: true),
                    TrainedLoss = table.Column<double>(type: "REAL", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalWeights", x => x.LearnerId);
                    table.ForeignKey(
                        name: "FK_PersonalWeights_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StudyGoals",
                columns: table => new
                {
                    LearnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DeckSlug = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    InterviewDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MinutesPerDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Topics = table.Column<string>(type: "TEXT", nullable: false),
                    Retention = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StudyGoals", x => new { x.LearnerId, x.DeckSlug });
                    table.ForeignKey(
                        name: "FK_StudyGoals_Learners_LearnerId",
                        column: x => x.LearnerId,
                        principalTable: "Learners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_Deadline",
                table: "Sessions",
                column: "Deadline");

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_LearnerId_DeckSlug_StudyDay",
                table: "Attempts",
                columns: new[] { "LearnerId", "DeckSlug", "StudyDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_LearnerId_ItemType_Revealed_SecondTry_ActiveMilliseconds",
                table: "Attempts",
                columns: new[] { "LearnerId", "ItemType", "Revealed", "SecondTry", "ActiveMilliseconds" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMemories_LearnerId_DeckSlug_DueDay",
                table: "ItemMemories",
                columns: new[] { "LearnerId", "DeckSlug", "DueDay" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemMemories_LearnerId_Revision",
                table: "ItemMemories",
                columns: new[] { "LearnerId", "Revision" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DayTallies");

            migrationBuilder.DropTable(
                name: "ItemMemories");

            migrationBuilder.DropTable(
                name: "PersonalWeights");

            migrationBuilder.DropTable(
                name: "StudyGoals");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_Deadline",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Attempts_LearnerId_DeckSlug_StudyDay",
                table: "Attempts");

            migrationBuilder.DropIndex(
                name: "IX_Attempts_LearnerId_ItemType_Revealed_SecondTry_ActiveMilliseconds",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "Deadline",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "HistoryRevision",
                table: "Learners");

            migrationBuilder.DropColumn(
                name: "MemoryRevision",
                table: "Learners");

            migrationBuilder.DropColumn(
                name: "DaysSince",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "PredictedRecall",
                table: "Attempts");

            migrationBuilder.DropColumn(
                name: "StabilityBefore",
                table: "Attempts");

            migrationBuilder.CreateIndex(
                name: "IX_Attempts_LearnerId_ItemType_Revealed_ActiveMilliseconds",
                table: "Attempts",
                columns: new[] { "LearnerId", "ItemType", "Revealed", "ActiveMilliseconds" });
        }
    }
}
